//! [`Key`]: typed access to a pool.

use super::column::Column;
use super::{Cells, Columns, Component, ComponentPool, StagedRows};
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use playground_core_types::Handle;
use playground_modules_types::{ComponentId, ModuleError, TableId};

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
            tick: cells.tick,
        })
    }

    /// The rows of one table, with exclusive access to the world: no lock, no atomic operation.
    pub fn rows_mut<'a>(&'a self, cells: &'a mut Cells, table: TableId) -> &'a mut [T] {
        let tick = cells.tick;
        let columns = self.pool.columns.rw(&mut cells.owner).get_mut();
        touched(columns.column_mut(table), tick)
    }

    /// Puts rows aside for a spawn or insert command.
    pub fn stage(&self, cells: &Cells, rows: impl IntoIterator<Item = T>) -> StagedRows {
        self.pool.stage(cells, rows.into_iter())
    }
}

fn borrowed<T: Component>() -> ModuleError {
    ModuleError::Borrowed {
        component: T::NAME.to_owned(),
    }
}

fn touched<T>(column: &mut Column<T>, tick: u32) -> &mut [T] {
    column.changed.fill(tick);
    column.last_change = tick;
    &mut column.rows
}

/// Shared access to the columns of one component.
pub struct ReadColumns<'a, T> {
    columns: RwLockReadGuard<'a, Columns<T>>,
}

impl<T> ReadColumns<'_, T> {
    /// The rows of `table`; empty when the table lacks the component.
    pub fn rows(&self, table: TableId) -> &[T] {
        &self.columns.column(table).rows
    }

    /// One row.
    pub fn get(&self, table: TableId, row: usize) -> Option<&T> {
        self.rows(table).get(row)
    }

    /// The one row of a resource.
    pub fn resource(&self) -> Option<&T> {
        self.rows(TableId::RESOURCES).first()
    }

    /// The tick of the last write to each row of `table`.
    pub fn changed(&self, table: TableId) -> &[u32] {
        &self.columns.column(table).changed
    }

    /// The tick of the last write to any row of `table`.
    pub fn last_change(&self, table: TableId) -> u32 {
        self.columns.column(table).last_change
    }
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

    /// The rows of `table`, to write; all of them count as changed.
    pub fn rows_mut(&mut self, table: TableId) -> &mut [T] {
        touched(self.columns.column_mut(table), self.tick)
    }

    /// The rows of `table` and the ticks of their last change, for whoever writes some of them and
    /// sets the ticks of those to the third, which is now.
    pub fn rows_and_ticks(&mut self, table: TableId) -> (&mut [T], &mut [u32], u32) {
        let tick = self.tick;
        let column = self.columns.column_mut(table);
        column.last_change = tick;
        (&mut column.rows, &mut column.changed, tick)
    }

    /// One row, to write; it alone counts as changed.
    pub fn get_mut(&mut self, table: TableId, row: usize) -> Option<&mut T> {
        let tick = self.tick;
        let column = self.columns.column_mut(table);
        let value = column.rows.get_mut(row)?;
        column.changed[row] = tick;
        column.last_change = tick;
        Some(value)
    }

    /// The one row of a resource, to write.
    pub fn resource_mut(&mut self) -> Option<&mut T> {
        self.get_mut(TableId::RESOURCES, 0)
    }
}
