//! [`Rows`]: a pool without its type, implemented for every component pool.

use super::{Cells, Columns, Component, ComponentPool, StagedRows};
use playground_modules_types::{
    ComponentDescription, ComponentId, TableId, Value, ValueError, from_value, to_value,
};

/// A pool without its type. `&mut Cells` is exclusive access: nothing is locked.
pub(crate) trait Rows: Send + Sync {
    fn description(&self) -> &'static ComponentDescription;
    fn component(&self) -> ComponentId;
    fn index(&self) -> u32;
    fn row_bytes(&self) -> usize;

    fn tables(&self, cells: &Cells) -> Vec<TableId>;
    fn len(&self, cells: &Cells, table: TableId) -> usize;
    fn total(&self, cells: &Cells) -> usize;
    fn bytes(&self, cells: &Cells) -> usize;
    fn last_change(&self, cells: &Cells, table: TableId) -> u32;
    fn ticks(&self, cells: &Cells, table: TableId, row: usize) -> Option<(u32, u32)>;

    fn add_table(&self, cells: &mut Cells, table: TableId);
    fn push_default(&self, cells: &mut Cells, table: TableId);
    fn push_defaults(&self, cells: &mut Cells, table: TableId, count: usize);
    fn push_value(&self, cells: &mut Cells, table: TableId, v: Value) -> Result<(), ValueError>;
    fn push_staged(&self, cells: &mut Cells, table: TableId, rows: StagedRows) -> usize;
    fn write_staged(&self, cells: &mut Cells, table: TableId, row: usize, rows: StagedRows)
    -> bool;
    fn push_copy(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool;
    fn move_row(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool;
    fn swap_remove(&self, cells: &mut Cells, table: TableId, row: usize);
    fn swap_remove_rows(&self, cells: &mut Cells, table: TableId, rows: &[u32]);
    fn clear(&self, cells: &mut Cells);
    fn clear_table(&self, cells: &mut Cells, table: TableId);
    fn clear_staged(&self, cells: &mut Cells);
    fn has_staged(&self, cells: &Cells, rows: StagedRows) -> bool;
    fn touch(&self, cells: &mut Cells, table: TableId, row: usize);

    fn read(&self, cells: &Cells, table: TableId, row: usize) -> Option<Value>;
    fn check(&self, v: Value) -> Result<(), ValueError>;
    fn write(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        v: Value,
    ) -> Result<(), ValueError>;

    fn encode_row(&self, cells: &Cells, table: TableId, row: usize, to: &mut Vec<u8>);
    fn encode_rows(&self, cells: &Cells, table: TableId, to: &mut Vec<u8>);
    fn decode_rows(
        &self,
        cells: &mut Cells,
        table: TableId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError>;

    fn save(&self, cells: &mut Cells, snapshot: u64);
    fn restore(&self, cells: &mut Cells, snapshot: u64) -> bool;
    fn forget(&self, cells: &mut Cells, snapshot: u64);
}

impl<T: Component> ComponentPool<T> {
    fn shared<R>(&self, cells: &Cells, read: impl FnOnce(&Columns<T>) -> R) -> R {
        read(&self.columns.ro(&cells.owner).read_recursive())
    }

    fn exclusive<'a>(&'a self, cells: &'a mut Cells) -> (&'a mut Columns<T>, u32) {
        let tick = cells.tick;
        (self.columns.rw(&mut cells.owner).get_mut(), tick)
    }

    /// Takes staged rows out of their place.
    fn take_staged(&self, cells: &mut Cells, rows: StagedRows) -> Vec<T> {
        let staged = self.staged.rw(&mut cells.owner).get_mut();
        let first = rows.first as usize;
        let last = (first + rows.count as usize).min(staged.len());
        let places = staged.get_mut(first..last).unwrap_or_default();
        places.iter_mut().filter_map(Option::take).collect()
    }
}

impl<T: Component> Rows for ComponentPool<T> {
    fn description(&self) -> &'static ComponentDescription {
        T::DESCRIPTION
    }
    fn component(&self) -> ComponentId {
        self.component
    }
    fn index(&self) -> u32 {
        self.index
    }
    fn row_bytes(&self) -> usize {
        size_of::<T>()
    }

    fn tables(&self, cells: &Cells) -> Vec<TableId> {
        self.shared(cells, |columns| columns.tables().collect())
    }
    fn len(&self, cells: &Cells, table: TableId) -> usize {
        self.shared(cells, |columns| columns.column(table).rows.len())
    }
    fn total(&self, cells: &Cells) -> usize {
        self.shared(cells, Columns::rows_total)
    }
    fn bytes(&self, cells: &Cells) -> usize {
        self.shared(cells, Columns::bytes)
    }
    fn last_change(&self, cells: &Cells, table: TableId) -> u32 {
        self.shared(cells, |columns| columns.column(table).last_change)
    }
    fn ticks(&self, cells: &Cells, table: TableId, row: usize) -> Option<(u32, u32)> {
        self.shared(cells, |columns| {
            let column = columns.column(table);
            Some((*column.added.get(row)?, *column.changed.get(row)?))
        })
    }

    fn add_table(&self, cells: &mut Cells, table: TableId) {
        self.exclusive(cells).0.add_table(table);
    }
    fn push_default(&self, cells: &mut Cells, table: TableId) {
        let (columns, tick) = self.exclusive(cells);
        columns.column_mut(table).push(T::default(), tick);
    }
    fn push_defaults(&self, cells: &mut Cells, table: TableId, count: usize) {
        let (columns, tick) = self.exclusive(cells);
        let rows = std::iter::repeat_with(T::default).take(count);
        columns.column_mut(table).extend(rows, tick);
    }
    fn push_value(&self, cells: &mut Cells, table: TableId, v: Value) -> Result<(), ValueError> {
        let row = from_value(v)?;
        let (columns, tick) = self.exclusive(cells);
        columns.column_mut(table).push(row, tick);
        Ok(())
    }
    fn push_staged(&self, cells: &mut Cells, table: TableId, rows: StagedRows) -> usize {
        let taken = self.take_staged(cells, rows);
        let count = taken.len();
        let (columns, tick) = self.exclusive(cells);
        columns.column_mut(table).extend(taken.into_iter(), tick);
        count
    }
    fn write_staged(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        let Some(value) = self.take_staged(cells, rows).pop() else {
            return false;
        };
        let (columns, tick) = self.exclusive(cells);
        let column = columns.column_mut(table);
        let Some(place) = column.rows.get_mut(row) else {
            return false;
        };
        *place = value;
        column.changed[row] = tick;
        column.last_change = tick;
        true
    }
    fn push_copy(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool {
        let (columns, tick) = self.exclusive(cells);
        let Some(copy) = columns.column(from).rows.get(row).map(T::copy_of) else {
            return false;
        };
        columns.column_mut(to).push(copy, tick);
        true
    }
    fn move_row(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool {
        let Some((from, to)) = self.exclusive(cells).0.pair_mut(from, to) else {
            return false;
        };
        let Some((value, added, changed)) = from.swap_remove(row) else {
            return false;
        };
        to.rows.push(value);
        to.added.push(added);
        to.changed.push(changed);
        to.last_change = to.last_change.max(changed);
        true
    }
    fn swap_remove(&self, cells: &mut Cells, table: TableId, row: usize) {
        self.exclusive(cells).0.column_mut(table).swap_remove(row);
    }
    fn swap_remove_rows(&self, cells: &mut Cells, table: TableId, rows: &[u32]) {
        let column = self.exclusive(cells).0.column_mut(table);
        for row in rows {
            column.swap_remove(*row as usize);
        }
    }
    fn clear(&self, cells: &mut Cells) {
        for column in &mut self.exclusive(cells).0.columns {
            column.clear();
        }
    }
    fn clear_table(&self, cells: &mut Cells, table: TableId) {
        self.exclusive(cells).0.column_mut(table).clear();
    }
    fn clear_staged(&self, cells: &mut Cells) {
        self.staged.rw(&mut cells.owner).get_mut().clear();
    }
    fn has_staged(&self, cells: &Cells, rows: StagedRows) -> bool {
        let first = rows.first as usize;
        let staged = self.staged.ro(&cells.owner).lock();
        let places = staged.get(first..first + rows.count as usize);
        rows.component == self.component
            && places.is_some_and(|places| places.iter().all(Option::is_some))
    }
    fn touch(&self, cells: &mut Cells, table: TableId, row: usize) {
        let (columns, tick) = self.exclusive(cells);
        let column = columns.column_mut(table);
        if let Some(changed) = column.changed.get_mut(row) {
            *changed = tick;
            column.last_change = tick;
        }
    }

    fn read(&self, cells: &Cells, table: TableId, row: usize) -> Option<Value> {
        self.shared(cells, |columns| {
            to_value(columns.column(table).rows.get(row)?).ok()
        })
    }
    fn check(&self, v: Value) -> Result<(), ValueError> {
        from_value(v).map(|_: T| ())
    }
    fn write(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        v: Value,
    ) -> Result<(), ValueError> {
        let new: T = from_value(v)?;
        let (columns, tick) = self.exclusive(cells);
        let column = columns.column_mut(table);
        let place = column.rows.get_mut(row);
        *place.ok_or_else(|| ValueError::new("the entity lacks the component"))? = new;
        column.changed[row] = tick;
        column.last_change = tick;
        Ok(())
    }

    fn encode_row(&self, cells: &Cells, table: TableId, row: usize, to: &mut Vec<u8>) {
        self.shared(cells, |columns| {
            if let Some(row) = columns.column(table).rows.get(row) {
                encode(row, to);
            }
        });
    }
    fn encode_rows(&self, cells: &Cells, table: TableId, to: &mut Vec<u8>) {
        self.shared(cells, |columns| {
            for row in &columns.column(table).rows {
                encode(row, to);
            }
        });
    }
    fn decode_rows(
        &self,
        cells: &mut Cells,
        table: TableId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError> {
        let mut rows: Vec<T> = Vec::new();
        let mut rest = from;
        for _ in 0..count {
            let (row, after) =
                postcard::take_from_bytes(rest).map_err(|e| ValueError::new(e.to_string()))?;
            rows.push(row);
            rest = after;
        }
        let (columns, tick) = self.exclusive(cells);
        columns.column_mut(table).extend(rows.into_iter(), tick);
        Ok(from.len() - rest.len())
    }

    fn save(&self, cells: &mut Cells, snapshot: u64) {
        let copy = self.exclusive(cells).0.map_rows(T::copy_of);
        self.snapshots.rw(&mut cells.owner).insert(snapshot, copy);
    }
    fn restore(&self, cells: &mut Cells, snapshot: u64) -> bool {
        let Some(saved) = self.snapshots.ro(&cells.owner).get(&snapshot) else {
            return false;
        };
        let mut copy = saved.map_rows(T::copy_of);
        copy.touch_all(cells.tick);
        *self.exclusive(cells).0 = copy;
        true
    }
    fn forget(&self, cells: &mut Cells, snapshot: u64) {
        self.snapshots.rw(&mut cells.owner).remove(&snapshot);
    }
}

/// Appends the bytes of one row. A row that does not serialise (a map with an odd key) is left out;
/// reading it back then fails with an error rather than with wrong data.
fn encode<T: Component>(row: &T, to: &mut Vec<u8>) {
    let start = to.len();
    match postcard::to_extend(row, std::mem::take(to)) {
        Ok(whole) => *to = whole,
        Err(_) => to.truncate(start),
    }
}
