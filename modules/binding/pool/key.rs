//! [`Key`]: typed access to a pool.

use super::{Cells, Columns, Component, ComponentPool, StagedRows, WalkMut};
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use playground_core_types::Handle;
use playground_modules_types::{ComponentId, ModuleError, TableId};
use std::ops::Range;

/// Typed access to the pool of one component. Ask for it once, with `context.key()`, and keep it.
pub struct Key<T> {
    pub(crate) pool: Handle<ComponentPool<T>>,
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        Self {
            pool: self.pool.clone(),
        }
    }
}

impl<T: Component> Key<T> {
    /// The component's id.
    pub fn component(&self) -> ComponentId {
        self.pool.component
    }

    /// Shared access to the columns, one lock for all of them.
    ///
    /// # Errors
    /// When somebody writes them now: a system that does not declare its access.
    pub fn read<'a>(&'a self, cells: &'a Cells) -> Result<ReadColumns<'a, T>, ModuleError> {
        let columns = self.pool.columns.ro(&cells.owner).try_read();
        Ok(ReadColumns {
            columns: columns.ok_or_else(borrowed::<T>)?,
        })
    }

    /// Exclusive access to the columns, one lock for all of them.
    ///
    /// # Errors
    /// When somebody else reads or writes them now: a system that does not declare its access.
    pub fn write<'a>(&'a self, cells: &'a Cells) -> Result<WriteColumns<'a, T>, ModuleError> {
        let columns = self.pool.columns.ro(&cells.owner).try_write();
        Ok(WriteColumns {
            columns: columns.ok_or_else(borrowed::<T>)?,
            tick: cells.tick(),
        })
    }

    /// The rows of one table, with exclusive access to the world: no lock, no atomic operation.
    #[inline]
    pub fn rows_mut<'a>(&'a self, cells: &'a mut Cells, table: TableId) -> &'a mut [T] {
        let tick = cells.tick();
        self.columns_mut(cells).column_mut(table).touched(tick)
    }

    /// Calls for the rows of each of these tables, with exclusive access to the world; all of them
    /// count as changed.
    #[inline]
    pub fn for_tables(
        &self,
        cells: &mut Cells,
        tables: &[TableId],
        mut call: impl FnMut(TableId, &mut [T]),
    ) {
        let tick = cells.tick();
        let columns = self.columns_mut(cells);
        for table in tables {
            call(*table, columns.column_mut(*table).touched(tick));
        }
    }

    /// Calls for each row of these tables, with exclusive access to the world; all of them count as
    /// changed.
    #[inline]
    pub fn for_each(&self, cells: &mut Cells, tables: &[TableId], mut call: impl FnMut(&mut T)) {
        self.for_tables(cells, tables, |_, rows| each_row(rows, &mut call));
    }

    /// One row, to write, with exclusive access to the world; it counts as changed.
    #[inline]
    pub fn get_mut<'a>(
        &'a self,
        cells: &'a mut Cells,
        table: TableId,
        row: usize,
    ) -> Option<&'a mut T> {
        let tick = cells.tick();
        self.columns_mut(cells).column_mut(table).get_mut(row, tick)
    }

    /// Appends the row of an entity that was just put at the end of `table`, with exclusive access
    /// to the world. The row of a sparse component goes to the entity's place, `index`.
    #[inline]
    pub fn push(&self, cells: &mut Cells, (table, index): (TableId, u32), row: T) {
        if T::SPARSE {
            self.insert_sparse(cells, index, row);
            return;
        }
        let tick = cells.tick();
        self.columns_mut(cells).column_mut(table).push(row, tick);
    }

    /// Adds or replaces the row of the entity at place `index` of a sparse component, with
    /// exclusive access to the world; returns what was there.
    #[inline]
    pub fn insert_sparse(&self, cells: &mut Cells, index: u32, row: T) -> Option<T> {
        let tick = cells.tick();
        let Cells { owner, sparse, .. } = cells;
        let columns = self.pool.columns.rw(owner).get_mut();
        let before = columns.insert_sparse(index, row, tick);
        if before.is_none() {
            sparse.insert(index);
        }
        before
    }

    /// The row of the entity at place `index` of a sparse component, to write, with exclusive access to
    /// the world; it counts as changed.
    #[inline]
    pub fn get_sparse_mut<'a>(&'a self, cells: &'a mut Cells, index: u32) -> Option<&'a mut T> {
        let tick = cells.tick();
        let columns = self.columns_mut(cells);
        let row = columns.index.row(index)?;
        columns.sparse.get_mut(row, tick)
    }

    /// Takes the row of the entity at place `index` of a sparse component, with exclusive access to
    /// the world.
    #[inline]
    pub fn remove_sparse(&self, cells: &mut Cells, index: u32) -> Option<T> {
        self.columns_mut(cells).remove_sparse(index)
    }

    /// Keeps a row that was removed, for observers, and tells its place among those that are kept.
    pub fn keep_removed(&self, cells: &mut Cells, row: T) -> u32 {
        self.columns_mut(cells).keep_removed(row)
    }

    /// Puts rows aside for a spawn or insert command. One row needs no memory of its own; a batch
    /// becomes the column of a table that has none yet.
    pub fn stage(&self, cells: &Cells, rows: impl IntoIterator<Item = T>) -> StagedRows {
        self.pool.stage(cells, rows)
    }

    #[inline]
    fn columns_mut<'a>(&'a self, cells: &'a mut Cells) -> &'a mut Columns<T> {
        self.pool.columns.rw(&mut cells.owner).get_mut()
    }
}

fn borrowed<T: Component>() -> ModuleError {
    ModuleError::Borrowed {
        component: T::NAME.to_owned(),
    }
}

/// Shared access to the columns of one component.
pub struct ReadColumns<'a, T> {
    columns: RwLockReadGuard<'a, Columns<T>>,
}

impl<T> ReadColumns<'_, T> {
    /// The rows of `table`; empty when the table lacks the component.
    #[inline]
    pub fn rows(&self, table: TableId) -> &[T] {
        &self.columns.column(table).rows
    }

    /// One row.
    #[inline]
    pub fn get(&self, table: TableId, row: usize) -> Option<&T> {
        self.rows(table).get(row)
    }

    /// The row of the entity at place `index` of a sparse component.
    #[inline]
    pub fn get_sparse(&self, index: u32) -> Option<&T> {
        self.columns.sparse.rows.get(self.columns.index.row(index)?)
    }

    /// All rows of a sparse component, and the places of the entities they belong to.
    pub fn sparse_rows(&self) -> (&[u32], &[T]) {
        (&self.columns.index.places, &self.columns.sparse.rows)
    }

    /// The rows of `table` that were written after the tick `since`. A table in which nothing was
    /// costs one comparison.
    pub fn changed_rows(&self, table: TableId, since: u32) -> impl Iterator<Item = usize> {
        self.columns.column(table).changed_rows(since)
    }

    /// The rows of `table` that were added after the tick `since`.
    pub fn added_rows(&self, table: TableId, since: u32) -> impl Iterator<Item = usize> {
        self.columns.column(table).added_rows(since)
    }

    /// Rows that were removed, of those that are kept for observers, who are told their places. Empty
    /// when they are not there any more.
    pub fn removed_rows(&self, places: Range<usize>) -> &[T] {
        self.columns.removed.get(places).unwrap_or_default()
    }

    /// The one row of a resource.
    pub fn resource(&self) -> Option<&T> {
        self.rows(TableId::RESOURCES).first()
    }

    /// The tick of the last write to a row of `table`.
    #[inline]
    pub fn changed(&self, table: TableId, row: usize) -> Option<u32> {
        let ticks = self.columns.column(table).ticks(row)?;
        Some(ticks.1)
    }

    /// The ticks at which a row of `table` was added and changed.
    #[inline]
    pub fn ticks(&self, table: TableId, row: usize) -> Option<(u32, u32)> {
        self.columns.column(table).ticks(row)
    }

    /// The ticks at which the row of the entity at place `index` of a sparse component was added and
    /// changed.
    #[inline]
    pub fn sparse_ticks(&self, index: u32) -> Option<(u32, u32)> {
        self.columns.sparse.ticks(self.columns.index.row(index)?)
    }

    /// The rows of every table, to look rows up by table and row: one hop less than through the
    /// columns.
    pub fn view(&self) -> ColumnView<'_, T> {
        let tables = (0..self.columns.tables_end()).map(|table| self.rows(TableId(table)));
        ColumnView {
            tables: tables.collect(),
        }
    }

    /// The tick of the last write to any row of `table`.
    pub fn last_change(&self, table: TableId) -> u32 {
        self.columns.column(table).last_change()
    }
}

/// The rows of every table. Borrowed from [`ReadColumns`].
pub struct ColumnView<'a, T> {
    tables: Vec<&'a [T]>,
}

impl<'a, T> ColumnView<'a, T> {
    /// One row.
    #[inline]
    pub fn get(&self, table: TableId, row: usize) -> Option<&'a T> {
        self.tables.get(table.0 as usize)?.get(row)
    }
}

/// By fours, which fit into a register where rows are single numbers: what is left at the end of a
/// short table is then one row at a time, and mostly nothing.
#[inline]
fn each_row<T>(rows: &mut [T], call: &mut impl FnMut(&mut T)) {
    let (fours, rest) = rows.as_chunks_mut::<4>();
    for four in fours {
        four.iter_mut().for_each(&mut *call);
    }
    rest.iter_mut().for_each(call);
}

/// Exclusive access to the columns of one component.
pub struct WriteColumns<'a, T> {
    columns: RwLockWriteGuard<'a, Columns<T>>,
    tick: u32,
}

impl<T> WriteColumns<'_, T> {
    /// The rows of `table`, to read.
    pub fn rows(&self, table: TableId) -> &[T] {
        &self.columns.column(table).rows
    }

    /// One row, to read.
    #[inline]
    pub fn get(&self, table: TableId, row: usize) -> Option<&T> {
        self.rows(table).get(row)
    }

    /// The rows of `table`, to write; all of them count as changed.
    #[inline]
    pub fn rows_mut(&mut self, table: TableId) -> &mut [T] {
        self.columns.column_mut(table).touched(self.tick)
    }

    /// The columns of one archetype after the other, to write, all of them borrowed at once.
    #[inline]
    pub fn walk_mut(&mut self) -> WalkMut<'_, T> {
        self.columns.walk_mut(self.tick)
    }

    /// The ticks at which a row of `table` was added and changed.
    #[inline]
    pub fn ticks(&self, table: TableId, row: usize) -> Option<(u32, u32)> {
        self.columns.column(table).ticks(row)
    }

    /// The ticks at which the row of the entity at place `index` of a sparse component was added and
    /// changed.
    #[inline]
    pub fn sparse_ticks(&self, index: u32) -> Option<(u32, u32)> {
        self.columns.sparse.ticks(self.columns.index.row(index)?)
    }

    /// The places of the entities that have a row of a sparse component.
    pub fn sparse_places(&self) -> &[u32] {
        &self.columns.index.places
    }

    /// Calls for the rows of each of these tables, to write; all of them count as changed. The
    /// compiler knows that rows given to a closure are nobody else's, which it forgets of rows that
    /// lie in a variable: loops in the closure are vectorised.
    #[inline]
    pub fn for_tables(&mut self, tables: &[TableId], mut call: impl FnMut(TableId, &mut [T])) {
        for table in tables {
            call(*table, self.columns.column_mut(*table).touched(self.tick));
        }
    }

    /// Calls for each row of these tables, to write; all of them count as changed.
    #[inline]
    pub fn for_each(&mut self, tables: &[TableId], mut call: impl FnMut(&mut T)) {
        self.for_tables(tables, |_, rows| each_row(rows, &mut call));
    }

    /// One row, to write; it alone counts as changed.
    #[inline]
    pub fn get_mut(&mut self, table: TableId, row: usize) -> Option<&mut T> {
        self.columns.column_mut(table).get_mut(row, self.tick)
    }

    /// Replaces one row if the value is another, and tells whether it was; only then it counts as
    /// changed.
    #[inline]
    pub fn set_other(&mut self, table: TableId, row: usize, value: T) -> bool
    where
        T: PartialEq,
    {
        let column = self.columns.column_mut(table);
        column.set_other(row, value, self.tick)
    }

    /// The row of the entity at place `index` of a sparse component, to write.
    #[inline]
    pub fn get_sparse_mut(&mut self, index: u32) -> Option<&mut T> {
        let row = self.columns.index.row(index)?;
        self.columns.sparse.get_mut(row, self.tick)
    }

    /// The one row of a resource, to write.
    pub fn resource_mut(&mut self) -> Option<&mut T> {
        self.get_mut(TableId::RESOURCES, 0)
    }
}
