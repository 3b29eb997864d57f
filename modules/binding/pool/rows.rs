//! [`Rows`]: a pool without its type, implemented for every component pool.

use super::staged::Staged;
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
    fn write_default(&self, cells: &mut Cells, table: TableId, row: usize);
    fn push_copy(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool;
    fn move_row(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId);
    fn swap_remove(&self, cells: &mut Cells, table: TableId, row: usize);
    fn swap_remove_rows(&self, cells: &mut Cells, table: TableId, rows: &[u32]);
    fn keep_removed(&self, cells: &mut Cells, table: TableId, row: usize) -> Option<u32>;
    fn clear_removed(&self, cells: &mut Cells);
    fn clear(&self, cells: &mut Cells);
    fn clear_table(&self, cells: &mut Cells, table: TableId);
    fn clear_staged(&self, cells: &mut Cells);
    fn has_staged(&self, cells: &Cells, rows: StagedRows) -> bool;
    fn change_staged(
        &self,
        cells: &mut Cells,
        rows: StagedRows,
        change: &mut dyn FnMut(&mut Value),
    );
    fn touch(&self, cells: &mut Cells, table: TableId, row: usize);

    fn sparse_row(&self, cells: &Cells, place: u32) -> Option<usize>;
    fn sparse_places(&self, cells: &Cells) -> Vec<u32>;
    fn link_sparse(&self, cells: &mut Cells, place: u32);
    fn remove_sparse(&self, cells: &mut Cells, place: u32) -> bool;

    fn read(&self, cells: &Cells, table: TableId, row: usize) -> Option<Value>;
    fn default_value(&self) -> Option<Value>;
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
    fn changed_rows(&self, cells: &Cells, table: TableId, since: u32) -> Vec<u32>;
    fn read_saved(&self, cells: &Cells, snapshot: u64, table: TableId, row: usize)
    -> Option<Value>;
    fn encode_saved(&self, cells: &Cells, snapshot: u64, row: (TableId, usize), to: &mut Vec<u8>);
    fn saved_sparse_places(&self, cells: &Cells, snapshot: u64) -> Vec<u32>;
}

impl<T: Component> ComponentPool<T> {
    fn shared<R>(&self, cells: &Cells, read: impl FnOnce(&Columns<T>) -> R) -> R {
        read(&self.columns.ro(&cells.owner).read_recursive())
    }

    fn exclusive<'a>(&'a self, cells: &'a mut Cells) -> (&'a mut Columns<T>, u32) {
        let tick = cells.tick();
        (self.columns_mut(cells), tick)
    }

    fn columns_mut<'a>(&'a self, cells: &'a mut Cells) -> &'a mut Columns<T> {
        self.columns.rw(&mut cells.owner).get_mut()
    }

    /// Takes staged rows out of their place.
    fn take_staged(&self, cells: &mut Cells, rows: StagedRows) -> Staged<T> {
        let staged = self.staged.rw(&mut cells.owner).get_mut();
        let place = staged.get_mut(rows.place as usize);
        place.map_or(Staged::Taken, Staged::take)
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
        self.shared(cells, Columns::tables)
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
        self.shared(cells, |columns| columns.column(table).last_change())
    }
    fn ticks(&self, cells: &Cells, table: TableId, row: usize) -> Option<(u32, u32)> {
        self.shared(cells, |columns| columns.column(table).ticks(row))
    }

    fn add_table(&self, cells: &mut Cells, table: TableId) {
        self.columns_mut(cells).add_table(table);
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
        let count = taken.count();
        let (columns, tick) = self.exclusive(cells);
        let column = columns.column_mut(table);
        match taken {
            Staged::Taken => {}
            Staged::One(row) => column.push(row, tick),
            Staged::Many(rows) => column.append(rows, tick),
        }
        count
    }
    fn write_staged(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        let value = match self.take_staged(cells, rows) {
            Staged::Taken => None,
            Staged::One(row) => Some(row),
            Staged::Many(mut rows) => rows.pop(),
        };
        let (columns, tick) = self.exclusive(cells);
        let column = columns.column_mut(table);
        value.is_some_and(|value| column.replace(row, value, tick).is_ok())
    }
    fn write_default(&self, cells: &mut Cells, table: TableId, row: usize) {
        let (columns, tick) = self.exclusive(cells);
        let _replaced = columns.column_mut(table).replace(row, T::default(), tick);
    }
    fn push_copy(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool {
        let (columns, tick) = self.exclusive(cells);
        let Some(copy) = columns.column(from).rows.get(row).map(T::copy_of) else {
            return false;
        };
        columns.column_mut(to).push(copy, tick);
        true
    }
    fn move_row(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) {
        let columns = self.columns_mut(cells);
        match columns.pair_mut(from, to) {
            Some((from, to)) => from.move_row(row, to),
            None => drop(columns.column_mut(from).swap_remove(row)),
        }
    }
    fn swap_remove(&self, cells: &mut Cells, table: TableId, row: usize) {
        self.columns_mut(cells).column_mut(table).swap_remove(row);
    }
    fn swap_remove_rows(&self, cells: &mut Cells, table: TableId, rows: &[u32]) {
        let column = self.columns_mut(cells).column_mut(table);
        for row in rows {
            column.swap_remove(*row as usize);
        }
    }
    fn keep_removed(&self, cells: &mut Cells, table: TableId, row: usize) -> Option<u32> {
        let columns = self.columns_mut(cells);
        let copy = columns.column(table).rows.get(row).map(T::copy_of)?;
        Some(columns.keep_removed(copy))
    }
    fn clear_removed(&self, cells: &mut Cells) {
        self.columns_mut(cells).removed.clear();
    }
    fn clear(&self, cells: &mut Cells) {
        self.columns_mut(cells).clear();
    }
    fn clear_table(&self, cells: &mut Cells, table: TableId) {
        let columns = self.columns_mut(cells);
        columns.column_mut(table).clear();
        if table == TableId::SPARSE {
            columns.index.clear();
        }
    }
    fn clear_staged(&self, cells: &mut Cells) {
        self.staged.rw(&mut cells.owner).get_mut().clear();
    }
    fn has_staged(&self, cells: &Cells, rows: StagedRows) -> bool {
        let staged = self.staged.ro(&cells.owner).lock();
        let there = staged.get(rows.place as usize).map_or(0, Staged::count);
        rows.component == self.component && rows.count > 0 && there == rows.count as usize
    }
    fn change_staged(
        &self,
        cells: &mut Cells,
        rows: StagedRows,
        change: &mut dyn FnMut(&mut Value),
    ) {
        let staged = self.staged.rw(&mut cells.owner).get_mut();
        let rows = match staged.get_mut(rows.place as usize) {
            Some(Staged::One(row)) => std::slice::from_mut(row),
            Some(Staged::Many(rows)) => rows.as_mut_slice(),
            Some(Staged::Taken) | None => &mut [],
        };
        for row in rows {
            let Ok(before) = to_value(row) else {
                continue;
            };
            let mut value = before.clone();
            change(&mut value);
            if value != before
                && let Ok(changed) = from_value(value)
            {
                *row = changed;
            }
        }
    }
    fn touch(&self, cells: &mut Cells, table: TableId, row: usize) {
        let (columns, tick) = self.exclusive(cells);
        columns.column_mut(table).get_mut(row, tick);
    }

    fn sparse_row(&self, cells: &Cells, place: u32) -> Option<usize> {
        self.shared(cells, |columns| columns.index.row(place))
    }
    fn sparse_places(&self, cells: &Cells) -> Vec<u32> {
        self.shared(cells, |columns| columns.index.places.clone())
    }
    fn link_sparse(&self, cells: &mut Cells, place: u32) {
        cells.sparse.insert(place);
        self.columns_mut(cells).index.link(place);
    }
    fn remove_sparse(&self, cells: &mut Cells, place: u32) -> bool {
        self.columns_mut(cells).remove_sparse(place).is_some()
    }

    fn read(&self, cells: &Cells, table: TableId, row: usize) -> Option<Value> {
        self.shared(cells, |columns| {
            to_value(columns.column(table).rows.get(row)?).ok()
        })
    }
    fn default_value(&self) -> Option<Value> {
        to_value(&T::default()).ok()
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
        let replaced = columns.column_mut(table).replace(row, new, tick);
        let lacks = |_| ValueError::new("the entity lacks the component");
        replaced.map(|_| ()).map_err(lacks)
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
        let mut copy = Columns::default();
        copy.copy_from(self.columns_mut(cells));
        self.snapshots.rw(&mut cells.owner).insert(snapshot, copy);
    }
    fn restore(&self, cells: &mut Cells, snapshot: u64) -> bool {
        let tick = cells.tick();
        let (snapshots, columns) = cells.owner.rw2(&self.snapshots, &self.columns);
        let Some(saved) = snapshots.get(snapshot) else {
            return false;
        };
        let columns = columns.get_mut();
        columns.copy_from(saved);
        columns.touch_all(tick);
        for place in &columns.index.places {
            cells.sparse.insert(*place);
        }
        true
    }
    fn forget(&self, cells: &mut Cells, snapshot: u64) {
        self.snapshots.rw(&mut cells.owner).remove(snapshot);
    }
    fn changed_rows(&self, cells: &Cells, table: TableId, since: u32) -> Vec<u32> {
        self.shared(cells, |columns| {
            let rows = columns.column(table).changed_rows(since);
            rows.map(|row| row as u32).collect()
        })
    }
    fn read_saved(
        &self,
        cells: &Cells,
        snapshot: u64,
        table: TableId,
        row: usize,
    ) -> Option<Value> {
        let saved = self.snapshots.ro(&cells.owner).get(snapshot)?;
        to_value(saved.column(table).rows.get(row)?).ok()
    }
    fn encode_saved(&self, cells: &Cells, snapshot: u64, row: (TableId, usize), to: &mut Vec<u8>) {
        let saved = self.snapshots.ro(&cells.owner).get(snapshot);
        let (table, row) = row;
        if let Some(row) = saved.and_then(|saved| saved.column(table).rows.get(row)) {
            encode(row, to);
        }
    }
    fn saved_sparse_places(&self, cells: &Cells, snapshot: u64) -> Vec<u32> {
        let saved = self.snapshots.ro(&cells.owner).get(snapshot);
        saved.map_or(Vec::new(), |saved| saved.index.places.clone())
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
