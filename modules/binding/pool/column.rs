//! [`Columns`]: the rows of one component, table by table.

use playground_modules_types::TableId;

/// The rows of one component in one table, with the ticks at which each was added and changed.
#[derive(Debug)]
pub(crate) struct Column<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) added: Vec<u32>,
    pub(crate) changed: Vec<u32>,
    /// The latest of `changed`, so that untouched columns are skipped whole.
    pub(crate) last_change: u32,
}

impl<T> Column<T> {
    pub(crate) const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            added: Vec::new(),
            changed: Vec::new(),
            last_change: 0,
        }
    }

    pub(crate) fn push(&mut self, row: T, tick: u32) {
        self.rows.push(row);
        self.added.push(tick);
        self.changed.push(tick);
        self.last_change = tick;
    }

    pub(crate) fn extend(&mut self, rows: impl Iterator<Item = T>, tick: u32) {
        self.rows.extend(rows);
        self.added.resize(self.rows.len(), tick);
        self.changed.resize(self.rows.len(), tick);
        self.last_change = tick;
    }

    /// Removes a row; the last one takes its place.
    pub(crate) fn swap_remove(&mut self, row: usize) -> Option<(T, u32, u32)> {
        (row < self.rows.len()).then(|| {
            (
                self.rows.swap_remove(row),
                self.added.swap_remove(row),
                self.changed.swap_remove(row),
            )
        })
    }

    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.added.clear();
        self.changed.clear();
    }
}

const NONE: u32 = u32::MAX;

/// All columns of one component and where each table's is.
#[derive(Debug)]
pub struct Columns<T> {
    pub(crate) columns: Vec<Column<T>>,
    by_table: Vec<u32>,
    empty: Column<T>,
}

impl<T> Default for Columns<T> {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            by_table: Vec::new(),
            empty: Column::empty(),
        }
    }
}

impl<T> Columns<T> {
    pub(crate) fn column(&self, table: TableId) -> &Column<T> {
        let at = self.by_table.get(table.0 as usize).copied();
        at.and_then(|at| self.columns.get(at as usize))
            .unwrap_or(&self.empty)
    }

    pub(crate) fn column_mut(&mut self, table: TableId) -> &mut Column<T> {
        let at = self.by_table.get(table.0 as usize).copied();
        at.and_then(|at| self.columns.get_mut(at as usize))
            .unwrap_or(&mut self.empty)
    }

    /// Two different columns, for a move between tables.
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
        let table = table.0 as usize;
        if self.by_table.len() <= table {
            self.by_table.resize(table + 1, NONE);
        }
        if self.by_table[table] == NONE {
            self.by_table[table] = self.columns.len() as u32;
            self.columns.push(Column::empty());
        }
    }

    /// The tables that have a column, in order.
    pub(crate) fn tables(&self) -> impl Iterator<Item = TableId> {
        let has = |(table, at): (usize, &u32)| (*at != NONE).then_some(TableId(table as u32));
        self.by_table.iter().enumerate().filter_map(has)
    }

    /// The same tables, each with a copy of its rows made by `copy`.
    pub(crate) fn map_rows(&self, copy: impl Fn(&T) -> T) -> Self {
        let column = |column: &Column<T>| Column {
            rows: column.rows.iter().map(&copy).collect(),
            added: column.added.clone(),
            changed: column.changed.clone(),
            last_change: column.last_change,
        };
        Self {
            columns: self.columns.iter().map(column).collect(),
            by_table: self.by_table.clone(),
            empty: Column::empty(),
        }
    }

    /// Every row counts as changed at `tick`.
    pub(crate) fn touch_all(&mut self, tick: u32) {
        for column in &mut self.columns {
            column.changed.fill(tick);
            column.last_change = tick;
        }
    }

    pub(crate) fn rows_total(&self) -> usize {
        self.columns.iter().map(|column| column.rows.len()).sum()
    }

    /// Bytes allocated for rows and ticks (what rows own themselves is not counted).
    pub(crate) fn bytes(&self) -> usize {
        let of = |column: &Column<T>| {
            column.rows.capacity() * size_of::<T>()
                + (column.added.capacity() + column.changed.capacity()) * size_of::<u32>()
        };
        self.columns.iter().map(of).sum()
    }
}
