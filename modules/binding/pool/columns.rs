//! [`Columns`]: the rows of one component, table by table.

use super::archetype_walk::WalkMut;
use super::column::Column;
use super::sparse_index::SparseIndex;
use playground_modules_types::{Describe, TableId};

const NONE: u32 = u32::MAX;

/// All columns of one component and where each table's is. A sparse component has the column of
/// [`TableId::SPARSE`] instead, with an index of whose rows they are.
#[derive(Debug)]
pub struct Columns<T> {
    pub(crate) columns: Vec<Column<T>>,
    by_table: Vec<u32>,
    empty: Column<T>,
    pub(crate) sparse: Column<T>,
    pub(crate) index: SparseIndex,
    /// Copies of rows that were removed, for observers that are told of it next.
    pub(crate) removed: Vec<T>,
}

impl<T> Default for Columns<T> {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            by_table: Vec::new(),
            empty: Column::empty(),
            sparse: Column::empty(),
            index: SparseIndex::default(),
            removed: Vec::new(),
        }
    }
}

impl<T> Columns<T> {
    #[inline]
    pub(crate) fn column(&self, table: TableId) -> &Column<T> {
        let at = self.by_table.get(table.0 as usize).copied();
        match at.and_then(|at| self.columns.get(at as usize)) {
            Some(column) => column,
            None => self.column_outside(table),
        }
    }

    #[inline]
    pub(crate) fn column_mut(&mut self, table: TableId) -> &mut Column<T> {
        let at = self.by_table.get(table.0 as usize).copied();
        match at.and_then(|at| self.columns.get_mut(at as usize)) {
            Some(column) => column,
            None if table == TableId::SPARSE => &mut self.sparse,
            None => &mut self.empty,
        }
    }

    fn column_outside(&self, table: TableId) -> &Column<T> {
        match table == TableId::SPARSE {
            true => &self.sparse,
            false => &self.empty,
        }
    }

    /// Two different columns, for a move between tables.
    #[inline]
    pub(crate) fn pair_mut(
        &mut self,
        from: TableId,
        to: TableId,
    ) -> Option<(&mut Column<T>, &mut Column<T>)> {
        let from = *self.by_table.get(from.0 as usize)? as usize;
        let to = *self.by_table.get(to.0 as usize)? as usize;
        let [from, to] = self.columns.get_disjoint_mut([from, to]).ok()?;
        Some((from, to))
    }

    /// Makes the column of `table` if there is none.
    pub(crate) fn add_table(&mut self, table: TableId) {
        if table == TableId::SPARSE {
            return;
        }
        let table = table.0 as usize;
        if self.by_table.len() <= table {
            self.by_table.resize(table + 1, NONE);
        }
        if self.by_table[table] == NONE {
            // In the order of the archetypes, so that one walk gives column after column to write.
            let has_column = |slot: &&u32| **slot != NONE;
            let slot = self.by_table[..table].iter().filter(has_column).count();
            for later in &mut self.by_table[table + 1..] {
                *later += u32::from(*later != NONE);
            }
            self.by_table[table] = slot as u32;
            self.columns.insert(slot, Column::empty());
        }
    }

    /// The columns of all archetypes, to write one after the other.
    #[inline]
    pub(crate) fn walk_mut(&mut self, tick: u32) -> WalkMut<'_, T> {
        WalkMut {
            columns: &mut self.columns,
            by_table: &self.by_table,
            first: 0,
            tick,
        }
    }

    /// The tables that have a column, in order; [`TableId::SPARSE`] last, where it has rows.
    pub(crate) fn tables(&self) -> Vec<TableId> {
        let mut tables = tables_with_column(&self.by_table);
        if !self.sparse.rows.is_empty() {
            tables.push(TableId::SPARSE);
        }
        tables
    }

    /// The first table behind all that have a column.
    pub(crate) const fn tables_end(&self) -> u32 {
        self.by_table.len() as u32
    }

    /// Adds or replaces the row of a place; returns what was there.
    #[inline]
    pub(crate) fn insert_sparse(&mut self, place: u32, row: T, tick: u32) -> Option<T> {
        if let Some(at) = self.index.row(place) {
            return self.sparse.replace(at, row, tick).ok();
        }
        self.index.link(place);
        self.sparse.push(row, tick);
        None
    }

    /// Takes the row of a place.
    #[inline]
    pub(crate) fn remove_sparse(&mut self, place: u32) -> Option<T> {
        let row = self.index.unlink(place)?;
        self.sparse.swap_remove(row)
    }

    /// Keeps a row that was removed; tells its place among those that are kept.
    pub(crate) fn keep_removed(&mut self, row: T) -> u32 {
        self.removed.push(row);
        self.removed.len() as u32 - 1
    }

    /// Becomes a detached copy of `other`, in the memory that it has. Tables that only `self` has keep
    /// an empty column.
    pub(crate) fn copy_from(&mut self, other: &Self)
    where
        T: Describe,
    {
        for table in other.tables() {
            self.add_table(table);
        }
        for (table, at) in self.by_table.iter().enumerate() {
            if let Some(column) = self.columns.get_mut(*at as usize) {
                column.copy_from(other.column(TableId(table as u32)));
            }
        }
        self.removed.clear();
        self.sparse.copy_from(&other.sparse);
        self.index.clone_from(&other.index);
    }

    pub(crate) fn clear(&mut self) {
        for column in &mut self.columns {
            column.clear();
        }
        self.sparse.clear();
        self.index.clear();
        self.removed.clear();
    }

    /// Every row counts as changed at `tick`.
    pub(crate) fn touch_all(&mut self, tick: u32) {
        for column in &mut self.columns {
            column.touch_all(tick);
        }
        self.sparse.touch_all(tick);
    }

    pub(crate) fn rows_total(&self) -> usize {
        let mut rows = self.sparse.rows.len();
        for column in &self.columns {
            rows += column.rows.len();
        }
        rows
    }

    /// Bytes allocated for rows, ticks and the sparse index (what rows own themselves is not
    /// counted).
    pub(crate) fn bytes(&self) -> usize {
        let mut bytes = self.index.bytes() + self.sparse.bytes();
        bytes += self.removed.capacity() * size_of::<T>();
        for column in &self.columns {
            bytes += column.bytes();
        }
        bytes
    }
}

/// The tables that have a column, in order. Not generic, so that it is compiled once.
fn tables_with_column(by_table: &[u32]) -> Vec<TableId> {
    let has = |(table, at): (usize, &u32)| (*at != NONE).then_some(TableId(table as u32));
    by_table.iter().enumerate().filter_map(has).collect()
}
