//! [`RawPool`]: a pool without its type, implemented for every component pool.

use super::component::{PlacedPool, PoolPointers};
use super::copied_rows::copies;
use super::encode::{decode, encode};
use super::{BorrowToken, Columns, Component, ComponentPool, CopiedRows, Staged, StagedRows};
use parking_lot::RwLockReadGuard;
use playground_modules_types::{
    ArchetypeId, ComponentDescription, ComponentId, Value, ValueError, from_value, to_value,
};
use std::mem::ManuallyDrop;

/// A pool without its type. `&mut BorrowToken` is exclusive access: nothing is locked.
pub(crate) trait RawPool: Send + Sync {
    fn description(&self) -> &'static ComponentDescription;
    fn component(&self) -> ComponentId;
    fn index(&self) -> u32;
    fn row_bytes(&self) -> usize;
    fn archetypes(&self, token: &BorrowToken) -> Vec<ArchetypeId>;
    fn len(&self, token: &BorrowToken, archetype: ArchetypeId) -> usize;
    fn total(&self, token: &BorrowToken) -> usize;
    fn bytes(&self, token: &BorrowToken) -> usize;
    fn last_change(&self, token: &BorrowToken, archetype: ArchetypeId) -> u32;
    fn ticks(&self, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<(u32, u32)>;
    fn begin_writes(&self, token: &mut BorrowToken);
    fn add_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId);
    fn push_default(&self, token: &mut BorrowToken, archetype: ArchetypeId);
    fn push_defaults(&self, token: &mut BorrowToken, archetype: ArchetypeId, count: usize);
    fn push_value(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        v: Value,
    ) -> Result<(), ValueError>;
    fn push_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: StagedRows,
    ) -> usize;
    fn write_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        rows: StagedRows,
    ) -> bool;
    fn write_default(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize);
    fn push_copy(
        &self,
        token: &mut BorrowToken,
        from: ArchetypeId,
        row: usize,
        to: ArchetypeId,
    ) -> bool;
    fn move_row(&self, token: &mut BorrowToken, from: ArchetypeId, row: usize, to: ArchetypeId);
    fn swap_remove(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize);
    fn swap_remove_rows(&self, token: &mut BorrowToken, archetype: ArchetypeId, rows: &[u32]);
    fn push_removed(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<u32>;
    fn clear_removed(&self, token: &mut BorrowToken);
    fn clear(&self, token: &mut BorrowToken);
    fn clear_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId);
    fn clear_staged(&self, token: &mut BorrowToken);
    fn has_staged(&self, token: &BorrowToken, rows: StagedRows) -> bool;
    fn change_staged(
        &self,
        token: &mut BorrowToken,
        rows: StagedRows,
        change: &mut dyn FnMut(&mut Value),
    );
    fn touch(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize);
    fn sparse_row(&self, token: &BorrowToken, index: u32) -> Option<usize>;
    fn sparse_indices(&self, token: &BorrowToken) -> Vec<u32>;
    fn link_sparse(&self, token: &mut BorrowToken, index: u32);
    fn remove_sparse(&self, token: &mut BorrowToken, index: u32) -> bool;
    fn read(&self, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<Value>;
    fn default_value(&self) -> Option<Value>;
    fn check(&self, v: Value) -> Result<(), ValueError>;
    fn check_rows(&self, count: usize, from: &[u8]) -> Result<(), ValueError>;
    fn decode_value(&self, from: &mut &[u8]) -> Result<Value, ValueError>;
    fn encode_value(&self, v: Value, to: &mut Vec<u8>) -> Result<(), ValueError>;
    fn write(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        v: Value,
    ) -> Result<(), ValueError>;
    fn encode_some(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        to: &mut Vec<u8>,
    );
    fn encode_rows(&self, token: &BorrowToken, archetype: ArchetypeId, to: &mut Vec<u8>);
    fn decode_rows(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError>;
    fn copy_rows(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: Option<&[u32]>,
    ) -> CopiedRows;
    fn write_bytes(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        from: &[u8],
    ) -> Result<usize, ValueError>;
    fn save(&self, token: &mut BorrowToken, snapshot: u64);
    fn restore(&self, token: &mut BorrowToken, snapshot: u64) -> bool;
    fn forget(&self, token: &mut BorrowToken, snapshot: u64);
    fn changed_rows(&self, token: &BorrowToken, archetype: ArchetypeId, since: u32) -> Vec<u32>;
    fn read_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<Value>;
    fn encode_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        row: (ArchetypeId, usize),
        to: &mut Vec<u8>,
    );
    fn saved_sparse_indices(&self, token: &BorrowToken, snapshot: u64) -> Vec<u32>;
}

impl<T: Component> ComponentPool<T> {
    #[inline]
    fn shared<'a>(
        &'a self,
        token: &'a BorrowToken,
    ) -> RwLockReadGuard<'a, ManuallyDrop<Columns<T>>> {
        self.parts.columns.ro(&token.owner).read_recursive()
    }

    #[inline]
    fn exclusive<'a>(&'a self, token: &'a mut BorrowToken) -> (&'a mut Columns<T>, u32) {
        let tick = token.tick();
        (self.columns_mut(token), tick)
    }

    #[inline]
    fn columns_mut<'a>(&'a self, token: &'a mut BorrowToken) -> &'a mut Columns<T> {
        self.unchanged(token).for_writing()
    }

    /// The columns for what writes no row.
    #[inline]
    fn unchanged<'a>(&'a self, token: &'a mut BorrowToken) -> &'a mut Columns<T> {
        self.parts.columns.rw(&mut token.owner).get_mut()
    }

    /// Takes staged rows out of their slot.
    #[inline]
    fn take_staged(&self, token: &mut BorrowToken, rows: StagedRows) -> Staged<T> {
        let staged = self.parts.staged.rw(&mut token.owner).get_mut();
        let slot = staged.get_mut(rows.slot as usize);
        slot.map_or(Staged::Taken, Staged::take)
    }
}

/// For the pool with its [place](PlacedPool), not for the pool alone: so this code is compiled beside the
/// component.
impl<T: Component> RawPool for PlacedPool<T> {
    fn description(&self) -> &'static ComponentDescription {
        T::DESCRIPTION
    }
    fn component(&self) -> ComponentId {
        self.1.component
    }
    fn index(&self) -> u32 {
        self.1.index
    }
    fn row_bytes(&self) -> usize {
        size_of::<T>()
    }

    fn archetypes(&self, token: &BorrowToken) -> Vec<ArchetypeId> {
        self.1.shared(token).archetypes()
    }
    fn len(&self, token: &BorrowToken, archetype: ArchetypeId) -> usize {
        self.1.shared(token).column(archetype).rows.len()
    }
    fn total(&self, token: &BorrowToken) -> usize {
        self.1.shared(token).rows_total()
    }
    fn bytes(&self, token: &BorrowToken) -> usize {
        self.1.shared(token).bytes()
    }
    fn last_change(&self, token: &BorrowToken, archetype: ArchetypeId) -> u32 {
        self.1.shared(token).column(archetype).last_change()
    }
    fn ticks(&self, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<(u32, u32)> {
        self.1.shared(token).column(archetype).ticks(row)
    }

    fn begin_writes(&self, token: &mut BorrowToken) {
        self.1.columns_mut(token);
    }
    fn add_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        self.1.unchanged(token).add_archetype(archetype);
    }
    fn push_default(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        let (columns, tick) = self.1.exclusive(token);
        columns.column_mut(archetype).push(T::default(), tick);
    }
    fn push_defaults(&self, token: &mut BorrowToken, archetype: ArchetypeId, count: usize) {
        if count == 0 {
            return;
        }
        let (columns, tick) = self.1.exclusive(token);
        let column = columns.column_mut(archetype);
        column.rows.reserve(count);
        for _ in 0..count {
            column.push(T::default(), tick);
        }
    }
    fn push_value(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        v: Value,
    ) -> Result<(), ValueError> {
        let row = from_value(v)?;
        let (columns, tick) = self.1.exclusive(token);
        columns.column_mut(archetype).push(row, tick);
        Ok(())
    }
    fn push_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: StagedRows,
    ) -> usize {
        let taken = self.1.take_staged(token, rows);
        let count = taken.count();
        let (columns, tick) = self.1.exclusive(token);
        let column = columns.column_mut(archetype);
        match taken {
            Staged::Taken => {}
            Staged::One(row) => column.push(row, tick),
            Staged::Many(rows) => column.append(rows, tick),
        }
        count
    }
    fn write_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        let value = match self.1.take_staged(token, rows) {
            Staged::Taken => None,
            Staged::One(row) => Some(row),
            Staged::Many(mut rows) => rows.pop(),
        };
        let (columns, tick) = self.1.exclusive(token);
        let column = columns.column_mut(archetype);
        value.is_some_and(|value| column.replace(row, value, tick).is_ok())
    }
    fn write_default(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        let (columns, tick) = self.1.exclusive(token);
        let _replaced = columns
            .column_mut(archetype)
            .replace(row, T::default(), tick);
    }
    fn push_copy(
        &self,
        token: &mut BorrowToken,
        from: ArchetypeId,
        row: usize,
        to: ArchetypeId,
    ) -> bool {
        let (columns, tick) = self.1.exclusive(token);
        let Some(copy) = columns.column(from).rows.get(row).map(T::copy_of) else {
            return false;
        };
        columns.column_mut(to).push(copy, tick);
        true
    }
    fn move_row(&self, token: &mut BorrowToken, from: ArchetypeId, row: usize, to: ArchetypeId) {
        let columns = self.1.columns_mut(token);
        match columns.pair_mut(from, to) {
            Some((from, to)) => from.move_row(row, to),
            None => drop(columns.column_mut(from).swap_remove(row)),
        }
    }
    fn swap_remove(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        self.1
            .columns_mut(token)
            .column_mut(archetype)
            .swap_remove(row);
    }
    fn swap_remove_rows(&self, token: &mut BorrowToken, archetype: ArchetypeId, rows: &[u32]) {
        let column = self.1.columns_mut(token).column_mut(archetype);
        for row in rows {
            column.swap_remove(*row as usize);
        }
    }
    fn push_removed(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<u32> {
        let columns = self.1.columns_mut(token);
        let copy = columns.column(archetype).rows.get(row).map(T::copy_of)?;
        Some(columns.push_removed(copy))
    }
    fn clear_removed(&self, token: &mut BorrowToken) {
        self.1.unchanged(token).removed.clear();
    }
    fn clear(&self, token: &mut BorrowToken) {
        self.1.columns_mut(token).clear();
    }
    fn clear_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        if self.1.shared(token).column(archetype).rows.is_empty() {
            return;
        }
        let columns = self.1.columns_mut(token);
        columns.column_mut(archetype).clear();
        if archetype == ArchetypeId::SPARSE {
            columns.index.clear();
        }
    }
    fn clear_staged(&self, token: &mut BorrowToken) {
        self.1.parts.staged.rw(&mut token.owner).get_mut().clear();
    }
    fn has_staged(&self, token: &BorrowToken, rows: StagedRows) -> bool {
        let staged = self.1.parts.staged.ro(&token.owner).lock();
        let there = staged.get(rows.slot as usize).map_or(0, Staged::count);
        rows.component == self.1.component && rows.count > 0 && there == rows.count as usize
    }
    fn change_staged(
        &self,
        token: &mut BorrowToken,
        rows: StagedRows,
        change: &mut dyn FnMut(&mut Value),
    ) {
        let staged = self.1.parts.staged.rw(&mut token.owner).get_mut();
        let rows = match staged.get_mut(rows.slot as usize) {
            Some(Staged::One(row)) => std::slice::from_mut(row),
            Some(Staged::Many(rows)) => rows.as_mut_slice(),
            Some(Staged::Taken) | None => &mut [],
        };
        for row in rows {
            if let Some(value) = changed(to_value(row), change)
                && let Ok(changed) = from_value(value)
            {
                *row = changed;
            }
        }
    }
    fn touch(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        let (columns, tick) = self.1.exclusive(token);
        columns.column_mut(archetype).get_mut(row, tick);
    }

    fn sparse_row(&self, token: &BorrowToken, index: u32) -> Option<usize> {
        self.1.shared(token).index.row(index)
    }
    fn sparse_indices(&self, token: &BorrowToken) -> Vec<u32> {
        self.1.shared(token).index.entity_indices.clone()
    }
    fn link_sparse(&self, token: &mut BorrowToken, index: u32) {
        token.sparse.insert(index);
        self.1.columns_mut(token).index.link(index);
    }
    fn remove_sparse(&self, token: &mut BorrowToken, index: u32) -> bool {
        self.1.columns_mut(token).remove_sparse(index).is_some()
    }

    fn read(&self, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<Value> {
        to_value(self.1.shared(token).column(archetype).rows.get(row)?).ok()
    }
    fn default_value(&self) -> Option<Value> {
        to_value(&T::default()).ok()
    }
    fn check(&self, v: Value) -> Result<(), ValueError> {
        from_value(v).map(|_: T| ())
    }
    fn check_rows(&self, count: usize, from: &[u8]) -> Result<(), ValueError> {
        let mut rest = from;
        for _ in 0..count {
            let (_, after): (T, _) = decode(rest)?;
            rest = after;
        }
        match rest.len() {
            0 => Ok(()),
            left => Err(too_many_bytes(left, count)),
        }
    }
    fn decode_value(&self, from: &mut &[u8]) -> Result<Value, ValueError> {
        let (row, rest): (T, _) = decode(from)?;
        *from = rest;
        to_value(&row)
    }
    fn encode_value(&self, v: Value, to: &mut Vec<u8>) -> Result<(), ValueError> {
        let row: T = from_value(v)?;
        encode(&row, to);
        Ok(())
    }
    fn write(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        v: Value,
    ) -> Result<(), ValueError> {
        let new: T = from_value(v)?;
        let (columns, tick) = self.1.exclusive(token);
        let replaced = columns.column_mut(archetype).replace(row, new, tick);
        replaced.map(|_| ()).map_err(|_| lacks())
    }

    fn encode_some(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        to: &mut Vec<u8>,
    ) {
        let columns = self.1.shared(token);
        let all = &columns.column(archetype).rows;
        for row in rows {
            if let Some(row) = all.get(*row as usize) {
                encode(row, to);
            }
        }
    }
    fn encode_rows(&self, token: &BorrowToken, archetype: ArchetypeId, to: &mut Vec<u8>) {
        for row in &self.1.shared(token).column(archetype).rows {
            encode(row, to);
        }
    }
    fn decode_rows(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError> {
        let mut rows: Vec<T> = Vec::new();
        let mut rest = from;
        for _ in 0..count {
            let (row, after) = decode(rest)?;
            rows.push(row);
            rest = after;
        }
        let (columns, tick) = self.1.exclusive(token);
        columns.column_mut(archetype).append(rows, tick);
        Ok(from.len() - rest.len())
    }
    fn copy_rows(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: Option<&[u32]>,
    ) -> CopiedRows {
        CopiedRows::of(copies(&self.1.shared(token).column(archetype).rows, rows))
    }
    fn write_bytes(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        from: &[u8],
    ) -> Result<usize, ValueError> {
        let (columns, tick) = self.1.exclusive(token);
        let column = columns.column_mut(archetype);
        let mut rest = from;
        for row in rows {
            let (new, after): (T, _) = decode(rest)?;
            rest = after;
            let row = *row as usize;
            if row == column.rows.len() {
                column.push(new, tick);
            } else if column.replace(row, new, tick).is_err() {
                return Err(no_row(row));
            }
        }
        Ok(from.len() - rest.len())
    }

    fn save(&self, token: &mut BorrowToken, snapshot: u64) {
        self.1.unchanged(token).save(snapshot, T::PUT_OFF);
    }
    fn restore(&self, token: &mut BorrowToken, snapshot: u64) -> bool {
        let tick = token.tick();
        let BorrowToken { owner, sparse, .. } = token;
        let columns = self.1.parts.columns.rw(owner).get_mut();
        let is_there = columns.restore(snapshot, tick, T::PUT_OFF);
        for index in &columns.index.entity_indices {
            sparse.insert(*index);
        }
        is_there
    }
    fn forget(&self, token: &mut BorrowToken, snapshot: u64) {
        self.1.unchanged(token).forget(snapshot);
    }
    fn changed_rows(&self, token: &BorrowToken, archetype: ArchetypeId, since: u32) -> Vec<u32> {
        let columns = self.1.shared(token);
        let column = columns.column(archetype);
        // What is written through a shared reference leaves no tick.
        if T::HAS_CELLS {
            return (0..column.rows.len() as u32).collect();
        }
        column.changed_rows_list(since)
    }
    fn read_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<Value> {
        let columns = self.1.shared(token);
        let saved = columns.saved(snapshot)?;
        to_value(saved.column(archetype).rows.get(row)?).ok()
    }
    fn encode_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        row: (ArchetypeId, usize),
        to: &mut Vec<u8>,
    ) {
        let columns = self.1.shared(token);
        let saved = columns.saved(snapshot);
        let (archetype, row) = row;
        if let Some(row) = saved.and_then(|saved| saved.column(archetype).rows.get(row)) {
            encode(row, to);
        }
    }
    fn saved_sparse_indices(&self, token: &BorrowToken, snapshot: u64) -> Vec<u32> {
        let columns = self.1.shared(token);
        let saved = columns.saved(snapshot);
        saved.map_or(Vec::new(), |saved| saved.index.entity_indices.clone())
    }
}

/// The value as it is after `change`, if it differs. Not generic, as are those below: compiled once.
fn changed(value: Result<Value, ValueError>, change: &mut dyn FnMut(&mut Value)) -> Option<Value> {
    let before = value.ok()?;
    let mut value = before.clone();
    change(&mut value);
    (value != before).then_some(value)
}

#[cold]
fn too_many_bytes(left: usize, rows: usize) -> ValueError {
    ValueError::new(format!("{left} bytes are left after {rows} rows"))
}

#[cold]
fn no_row(row: usize) -> ValueError {
    ValueError::new(format!("there is no row {row}"))
}

#[cold]
fn lacks() -> ValueError {
    ValueError::new("the entity lacks the component")
}
