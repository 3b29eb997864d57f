//! [`Key`]: typed access to a pool.

use super::{BorrowToken, Columns, Component, PlacedPool, Staged, StagedRows, WalkMut};
use parking_lot::{RwLockReadGuard, RwLockWriteGuard};
use playground_core_types::Handle;
use playground_modules_types::{ArchetypeId, ComponentId, ModuleError};
use std::mem::ManuallyDrop;
use std::ops::Range;

/// Typed access to the pool of one component. Request it once, with `context.key()`, and keep it.
pub struct Key<T> {
    pub(crate) pool: Handle<PlacedPool<T>>,
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
        self.pool.1.component
    }

    /// Shared access to the columns, one lock for all of them.
    ///
    /// # Errors
    /// When the columns are being written: by a system that does not declare its access.
    pub fn read<'a>(&'a self, token: &'a BorrowToken) -> Result<ReadColumns<'a, T>, ModuleError> {
        T::read_columns(&self.pool.1, token)
    }

    /// Exclusive access to the columns, one lock for all of them.
    ///
    /// # Errors
    /// When the columns are being read or written: by a system that does not declare its access.
    pub fn write<'a>(&'a self, token: &'a BorrowToken) -> Result<WriteColumns<'a, T>, ModuleError> {
        T::write_columns(&self.pool.1, token)
    }

    /// The rows of one archetype, with exclusive access to the world: no lock, no atomic operation.
    #[inline]
    pub fn rows_mut<'a>(
        &'a self,
        token: &'a mut BorrowToken,
        archetype_id: ArchetypeId,
    ) -> &'a mut [T] {
        let tick = token.tick();
        self.columns_mut(token)
            .column_mut(archetype_id)
            .rows_mut_changed(tick)
    }

    /// Calls for the rows of each of these archetypes, with exclusive access to the world; all of
    /// them count as changed.
    #[inline]
    pub fn for_archetypes(
        &self,
        token: &mut BorrowToken,
        archetypes: &[ArchetypeId],
        mut call: impl FnMut(ArchetypeId, &mut [T]),
    ) {
        let tick = token.tick();
        let columns = self.columns_mut(token);
        for archetype_id in archetypes {
            call(
                *archetype_id,
                columns.column_mut(*archetype_id).rows_mut_changed(tick),
            );
        }
    }

    /// Calls for each row of these archetypes, with exclusive access to the world; all of them
    /// count as changed.
    #[inline]
    pub fn for_each(
        &self,
        token: &mut BorrowToken,
        archetypes: &[ArchetypeId],
        mut call: impl FnMut(&mut T),
    ) {
        self.for_archetypes(token, archetypes, |_, rows| each_row(rows, &mut call));
    }

    /// One row, to write, with exclusive access to the world; it counts as changed.
    #[inline]
    pub fn get_mut<'a>(
        &'a self,
        token: &'a mut BorrowToken,
        archetype_id: ArchetypeId,
        row: usize,
    ) -> Option<&'a mut T> {
        let tick = token.tick();
        self.columns_mut(token)
            .column_mut(archetype_id)
            .get_mut(row, tick)
    }

    /// Appends the row of an entity that was just put at the end of `archetype`, with exclusive
    /// access to the world. The row of a sparse component is stored for the entity with index
    /// `index`.
    #[inline]
    pub fn push(&self, token: &mut BorrowToken, (archetype_id, index): (ArchetypeId, u32), row: T) {
        if T::SPARSE {
            self.insert_sparse(token, index, row);
            return;
        }
        let tick = token.tick();
        self.columns_mut(token)
            .column_mut(archetype_id)
            .push(row, tick);
    }

    /// Adds or replaces the row of a sparse component of the entity with this index, with exclusive
    /// access to the world; returns the row before.
    #[inline]
    pub fn insert_sparse(&self, token: &mut BorrowToken, index: u32, row: T) -> Option<T> {
        let tick = token.tick();
        let BorrowToken { owner, sparse, .. } = token;
        let columns = self.pool.1.parts.columns.rw(owner).get_mut().for_writing();
        let before = columns.insert_sparse(index, row, tick);
        if before.is_none() {
            sparse.insert(index);
        }
        before
    }

    /// The row of a sparse component of the entity with this index, to write, with exclusive access
    /// to the world; it counts as changed.
    #[inline]
    pub fn get_sparse_mut<'a>(
        &'a self,
        token: &'a mut BorrowToken,
        index: u32,
    ) -> Option<&'a mut T> {
        let tick = token.tick();
        let columns = self.columns_mut(token);
        let row = columns.index.row(index)?;
        columns.sparse.get_mut(row, tick)
    }

    /// Removes and returns the row of a sparse component of the entity with this index, with
    /// exclusive access to the world.
    #[inline]
    pub fn remove_sparse(&self, token: &mut BorrowToken, index: u32) -> Option<T> {
        self.columns_mut(token).remove_sparse(index)
    }

    /// Stores a removed row, for observers; returns its index among the removed rows.
    pub fn push_removed(&self, token: &mut BorrowToken, row: T) -> u32 {
        self.columns_mut(token).push_removed(row)
    }

    /// Stages one row for a spawn or insert command; it allocates nothing.
    pub fn stage_one(&self, token: &BorrowToken, row: T) -> StagedRows {
        T::stage_rows(&self.pool.1, token, Staged::One(row))
    }

    /// Stages rows for a spawn command.
    pub fn stage(&self, token: &BorrowToken, rows: impl IntoIterator<Item = T>) -> StagedRows {
        self.stage_column(token, rows.into_iter().collect())
    }

    /// Stages rows for a spawn command. They become the column of an archetype that has none yet.
    pub fn stage_column(&self, token: &BorrowToken, rows: Vec<T>) -> StagedRows {
        T::stage_rows(&self.pool.1, token, Staged::Many(rows))
    }

    #[inline]
    fn columns_mut<'a>(&'a self, token: &'a mut BorrowToken) -> &'a mut Columns<T> {
        let columns = self.pool.1.parts.columns.rw(&mut token.owner).get_mut();
        columns.for_writing()
    }
}

/// Shared access to the columns of one component.
pub struct ReadColumns<'a, T> {
    pub(super) columns: RwLockReadGuard<'a, ManuallyDrop<Columns<T>>>,
}

impl<T> ReadColumns<'_, T> {
    /// The rows of `archetype`; empty when the archetype lacks the component.
    #[inline]
    pub fn rows(&self, archetype_id: ArchetypeId) -> &[T] {
        &self.columns.column(archetype_id).rows
    }

    /// One row.
    #[inline]
    pub fn get(&self, archetype_id: ArchetypeId, row: usize) -> Option<&T> {
        self.rows(archetype_id).get(row)
    }

    /// The row of a sparse component of the entity with this index.
    #[inline]
    pub fn get_sparse(&self, index: u32) -> Option<&T> {
        self.columns.sparse.rows.get(self.columns.index.row(index)?)
    }

    /// The indices of the entities that have a sparse component, and their rows in the same order.
    pub fn sparse_rows(&self) -> (&[u32], &[T]) {
        (
            &self.columns.index.entity_indices,
            &self.columns.sparse.rows,
        )
    }

    /// The rows of `archetype` that were written after the tick `since`. An unchanged archetype
    /// costs one comparison.
    pub fn changed_rows(
        &self,
        archetype_id: ArchetypeId,
        since: u32,
    ) -> impl Iterator<Item = usize> {
        self.columns.column(archetype_id).changed_rows(since)
    }

    /// The rows of `archetype` that were added after the tick `since`.
    pub fn added_rows(&self, archetype_id: ArchetypeId, since: u32) -> impl Iterator<Item = usize> {
        self.columns.column(archetype_id).added_rows(since)
    }

    /// Removed rows that are stored for observers, by their indices. Empty when they were dropped
    /// already.
    pub fn removed_rows(&self, indices: Range<usize>) -> &[T] {
        self.columns.removed.get(indices).unwrap_or_default()
    }

    /// The one row of a resource.
    pub fn resource(&self) -> Option<&T> {
        self.rows(ArchetypeId::RESOURCES).first()
    }

    /// The tick of the last write to a row of `archetype`.
    #[inline]
    pub fn changed(&self, archetype_id: ArchetypeId, row: usize) -> Option<u32> {
        let ticks = self.columns.column(archetype_id).ticks(row)?;
        Some(ticks.1)
    }

    /// The ticks at which a row of `archetype` was added and changed.
    #[inline]
    pub fn ticks(&self, archetype_id: ArchetypeId, row: usize) -> Option<(u32, u32)> {
        self.columns.column(archetype_id).ticks(row)
    }

    /// The ticks at which the row of a sparse component of the entity with this index was added and
    /// changed.
    #[inline]
    pub fn sparse_ticks(&self, index: u32) -> Option<(u32, u32)> {
        self.columns.sparse.ticks(self.columns.index.row(index)?)
    }

    /// The rows of every archetype, to access rows by archetype and row with one indirection less
    /// than through the columns.
    pub fn view(&self) -> ColumnView<'_, T> {
        let archetypes = (0..self.columns.archetypes_end())
            .map(|archetype_id| self.rows(ArchetypeId(archetype_id)));
        ColumnView {
            archetypes: archetypes.collect(),
        }
    }

    /// The tick of the last write to any row of `archetype`.
    pub fn last_change(&self, archetype_id: ArchetypeId) -> u32 {
        self.columns.column(archetype_id).last_change()
    }
}

/// The rows of every archetype. Borrowed from [`ReadColumns`].
pub struct ColumnView<'a, T> {
    archetypes: Vec<&'a [T]>,
}

impl<'a, T> ColumnView<'a, T> {
    /// One row.
    #[inline]
    pub fn get(&self, archetype_id: ArchetypeId, row: usize) -> Option<&'a T> {
        self.archetypes.get(archetype_id.0 as usize)?.get(row)
    }
}

/// In chunks of four, which fit into a register where rows are single numbers. The remainder is at
/// most three rows.
#[inline]
fn each_row<T>(rows: &mut [T], call: &mut impl FnMut(&mut T)) {
    let (fours, rest) = rows.as_chunks_mut::<4>();
    // Not `for_each(call)`: the standard library does not mark the call of a `&mut F` as inline.
    for four in fours {
        for row in four {
            call(row);
        }
    }
    for row in rest {
        call(row);
    }
}

/// Exclusive access to the columns of one component.
pub struct WriteColumns<'a, T> {
    pub(super) columns: RwLockWriteGuard<'a, ManuallyDrop<Columns<T>>>,
    pub(super) tick: u32,
}

impl<T> WriteColumns<'_, T> {
    /// The rows of `archetype`, to read.
    pub fn rows(&self, archetype_id: ArchetypeId) -> &[T] {
        &self.columns.column(archetype_id).rows
    }

    /// One row, to read.
    #[inline]
    pub fn get(&self, archetype_id: ArchetypeId, row: usize) -> Option<&T> {
        self.rows(archetype_id).get(row)
    }

    /// The rows of `archetype`, to write; all of them count as changed.
    #[inline]
    pub fn rows_mut(&mut self, archetype_id: ArchetypeId) -> &mut [T] {
        self.columns
            .column_mut(archetype_id)
            .rows_mut_changed(self.tick)
    }

    /// The columns of all archetypes in order, to write, all of them borrowed at once.
    #[inline]
    pub fn walk_mut(&mut self) -> WalkMut<'_, T> {
        self.columns.walk_mut(self.tick)
    }

    /// The ticks at which a row of `archetype` was added and changed.
    #[inline]
    pub fn ticks(&self, archetype_id: ArchetypeId, row: usize) -> Option<(u32, u32)> {
        self.columns.column(archetype_id).ticks(row)
    }

    /// The ticks at which the row of a sparse component of the entity with this index was added and
    /// changed.
    #[inline]
    pub fn sparse_ticks(&self, index: u32) -> Option<(u32, u32)> {
        self.columns.sparse.ticks(self.columns.index.row(index)?)
    }

    /// The indices of the entities that have a row of a sparse component.
    pub fn sparse_indices(&self) -> &[u32] {
        &self.columns.index.entity_indices
    }

    /// Calls for the rows of each of these archetypes, to write; all of them count as changed. The
    /// compiler knows that a slice passed to a closure has no alias, which it forgets of a slice in
    /// a variable: loops in the closure are vectorised.
    #[inline]
    pub fn for_archetypes(
        &mut self,
        archetypes: &[ArchetypeId],
        mut call: impl FnMut(ArchetypeId, &mut [T]),
    ) {
        for archetype_id in archetypes {
            call(
                *archetype_id,
                self.columns
                    .column_mut(*archetype_id)
                    .rows_mut_changed(self.tick),
            );
        }
    }

    /// Calls for each row of these archetypes, to write; all of them count as changed.
    #[inline]
    pub fn for_each(&mut self, archetypes: &[ArchetypeId], mut call: impl FnMut(&mut T)) {
        self.for_archetypes(archetypes, |_, rows| each_row(rows, &mut call));
    }

    /// One row, to write; it alone counts as changed.
    #[inline]
    pub fn get_mut(&mut self, archetype_id: ArchetypeId, row: usize) -> Option<&mut T> {
        self.columns
            .column_mut(archetype_id)
            .get_mut(row, self.tick)
    }

    /// Replaces one row if the value differs; only then it counts as changed. Returns whether it
    /// differed.
    #[inline]
    pub fn set_other(&mut self, archetype_id: ArchetypeId, row: usize, value: T) -> bool
    where
        T: PartialEq,
    {
        let column = self.columns.column_mut(archetype_id);
        column.set_other(row, value, self.tick)
    }

    /// The row of a sparse component of the entity with this index, to write.
    #[inline]
    pub fn get_sparse_mut(&mut self, index: u32) -> Option<&mut T> {
        let row = self.columns.index.row(index)?;
        self.columns.sparse.get_mut(row, self.tick)
    }

    /// The one row of a resource, to write.
    pub fn resource_mut(&mut self) -> Option<&mut T> {
        self.get_mut(ArchetypeId::RESOURCES, 0)
    }
}
