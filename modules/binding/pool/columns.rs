//! [`Columns`]: the rows of one component, archetype by archetype.

use super::archetype_walk::WalkMut;
use super::column::Column;
use super::sparse_index::SparseIndex;
use playground_modules_types::{ArchetypeId, Describe};

const NONE: u32 = u32::MAX;

/// All columns of one component and the slot of each archetype's column. A sparse component has the
/// column of [`ArchetypeId::SPARSE`] instead, with an index from entities to rows.
#[derive(Debug)]
pub struct Columns<T> {
    pub(crate) columns: Vec<Column<T>>,
    by_archetype: Vec<u32>,
    empty: Column<T>,
    pub(crate) sparse: Column<T>,
    pub(crate) index: SparseIndex,
    /// Copies of removed rows, for the observers that are notified next.
    pub(crate) removed: Vec<T>,
}

impl<T> Default for Columns<T> {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            by_archetype: Vec::new(),
            empty: Column::empty(),
            sparse: Column::empty(),
            index: SparseIndex::default(),
            removed: Vec::new(),
        }
    }
}

impl<T> Columns<T> {
    #[inline]
    pub(crate) fn column(&self, archetype: ArchetypeId) -> &Column<T> {
        let at = self.by_archetype.get(archetype.0 as usize).copied();
        match at.and_then(|at| self.columns.get(at as usize)) {
            Some(column) => column,
            None => self.column_outside(archetype),
        }
    }

    #[inline]
    pub(crate) fn column_mut(&mut self, archetype: ArchetypeId) -> &mut Column<T> {
        let at = self.by_archetype.get(archetype.0 as usize).copied();
        match at.and_then(|at| self.columns.get_mut(at as usize)) {
            Some(column) => column,
            None if archetype == ArchetypeId::SPARSE => &mut self.sparse,
            None => &mut self.empty,
        }
    }

    fn column_outside(&self, archetype: ArchetypeId) -> &Column<T> {
        if archetype == ArchetypeId::SPARSE {
            &self.sparse
        } else {
            &self.empty
        }
    }

    /// Two different columns, for a move between archetypes.
    #[inline]
    pub(crate) fn pair_mut(
        &mut self,
        from: ArchetypeId,
        to: ArchetypeId,
    ) -> Option<(&mut Column<T>, &mut Column<T>)> {
        let from = *self.by_archetype.get(from.0 as usize)? as usize;
        let to = *self.by_archetype.get(to.0 as usize)? as usize;
        let [from, to] = self.columns.get_disjoint_mut([from, to]).ok()?;
        Some((from, to))
    }

    /// Makes the column of `archetype` if there is none.
    pub(crate) fn add_archetype(&mut self, archetype: ArchetypeId) {
        if archetype == ArchetypeId::SPARSE {
            return;
        }
        if let Some(slot) = add_slot(&mut self.by_archetype, archetype) {
            self.columns.insert(slot, Column::empty());
        }
    }

    /// The columns of all archetypes, to write one after the other.
    #[inline]
    pub(crate) fn walk_mut(&mut self, tick: u32) -> WalkMut<'_, T> {
        WalkMut {
            columns: &mut self.columns,
            by_archetype: &self.by_archetype,
            first: 0,
            tick,
        }
    }

    /// The archetypes that have a column, in order; [`ArchetypeId::SPARSE`] last, where it has
    /// rows.
    pub(crate) fn archetypes(&self) -> Vec<ArchetypeId> {
        let mut archetypes = archetypes_with_column(&self.by_archetype);
        if !self.sparse.rows.is_empty() {
            archetypes.push(ArchetypeId::SPARSE);
        }
        archetypes
    }

    /// The first archetype after all that have a column.
    pub(crate) const fn archetypes_end(&self) -> u32 {
        self.by_archetype.len() as u32
    }

    /// Adds or replaces the row of an entity index; returns the row before.
    #[inline]
    pub(crate) fn insert_sparse(&mut self, index: u32, row: T, tick: u32) -> Option<T> {
        if let Some(at) = self.index.row(index) {
            return self.sparse.replace(at, row, tick).ok();
        }
        self.index.link(index);
        self.sparse.push(row, tick);
        None
    }

    /// Removes and returns the row of an entity index.
    #[inline]
    pub(crate) fn remove_sparse(&mut self, index: u32) -> Option<T> {
        let row = self.index.unlink(index)?;
        self.sparse.swap_remove(row)
    }

    /// Stores a removed row; returns its index among the removed rows.
    pub(crate) fn push_removed(&mut self, row: T) -> u32 {
        self.removed.push(row);
        self.removed.len() as u32 - 1
    }

    /// Becomes a detached copy of `other`, reusing its own memory. Archetypes that only `self` has
    /// get an empty column.
    pub(crate) fn copy_from(&mut self, other: &Self)
    where
        T: Describe,
    {
        for archetype in other.archetypes() {
            self.add_archetype(archetype);
        }
        for (archetype, at) in self.by_archetype.iter().enumerate() {
            if let Some(column) = self.columns.get_mut(*at as usize) {
                column.copy_from(other.column(ArchetypeId(archetype as u32)));
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

/// The archetypes that have a column, in order. Not generic, so that it is compiled once.
fn archetypes_with_column(by_archetype: &[u32]) -> Vec<ArchetypeId> {
    let has =
        |(archetype, at): (usize, &u32)| (*at != NONE).then_some(ArchetypeId(archetype as u32));
    by_archetype.iter().enumerate().filter_map(has).collect()
}

/// The slot of the column of `archetype`, if it has none yet. Slots are in the order of the
/// archetypes, so that one walk returns column after column to write. Not generic either.
fn add_slot(by_archetype: &mut Vec<u32>, archetype: ArchetypeId) -> Option<usize> {
    let archetype = archetype.0 as usize;
    if by_archetype.len() <= archetype {
        by_archetype.resize(archetype + 1, NONE);
    }
    if by_archetype[archetype] != NONE {
        return None;
    }
    let before = by_archetype[..archetype].iter();
    let slot = before.filter(|slot| **slot != NONE).count();
    for later in &mut by_archetype[archetype + 1..] {
        *later += u32::from(*later != NONE);
    }
    by_archetype[archetype] = slot as u32;
    Some(slot)
}
