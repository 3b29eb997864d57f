//! [`RawPool`]: a pool without its type, implemented for every component pool.

use super::component::PoolPointers;
use super::copied_rows::copies;
use super::encode::encode;
use super::{BorrowToken, Columns, Component, ComponentPool, CopiedRows, Staged, StagedRows};
use parking_lot::RwLockReadGuard;
use playground_modules_types::{
    ArchetypeId, ComponentDescription, ComponentId, Value, ValueError, from_value, to_value,
};

/// Declares the functions of a pool once, for three places: [`RawPool`] has them, [`PoolCode`] has
/// their code, and a pool calls those of its component.
///
/// The compiler puts a method of a generic type into the unit of that type's module, and a default
/// method of a trait into the unit of the type that has the trait. So the code of all pools of a crate
/// would be one unit, which is compiled again when a field of any component changes. This way it stands
/// beside the component.
macro_rules! raw_pool {
    ($(
        fn $name:ident($pool:ident $(, $argument:ident: $type:ty)* $(,)?) $(-> $result:ty)? $body:block
    )*) => {
        /// A pool without its type. `&mut BorrowToken` is exclusive access: nothing is locked.
        pub(crate) trait RawPool: Send + Sync {
            $(fn $name(&self $(, $argument: $type)*) $(-> $result)?;)*
        }

        /// The code of the pools of a component.
        trait PoolCode: Component {
            $(
                #[inline(never)]
                fn $name($pool: &ComponentPool<Self> $(, $argument: $type)*) $(-> $result)? $body
            )*
        }

        impl<T: Component> PoolCode for T {}

        impl<T: Component> RawPool for ComponentPool<T> {
            $(
                fn $name(&self $(, $argument: $type)*) $(-> $result)? {
                    <T as PoolCode>::$name(self $(, $argument)*)
                }
            )*
        }
    };
}

impl<T: Component> ComponentPool<T> {
    #[inline]
    fn shared<'a>(&'a self, token: &'a BorrowToken) -> RwLockReadGuard<'a, Columns<T>> {
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

raw_pool! {
    fn description(_pool) -> &'static ComponentDescription {
        Self::DESCRIPTION
    }
    fn component(pool) -> ComponentId {
        pool.component
    }
    fn index(pool) -> u32 {
        pool.index
    }
    fn row_bytes(_pool) -> usize {
        size_of::<Self>()
    }

    fn archetypes(pool, token: &BorrowToken) -> Vec<ArchetypeId> {
        pool.shared(token).archetypes()
    }
    fn len(pool, token: &BorrowToken, archetype: ArchetypeId) -> usize {
        pool.shared(token).column(archetype).rows.len()
    }
    fn total(pool, token: &BorrowToken) -> usize {
        pool.shared(token).rows_total()
    }
    fn bytes(pool, token: &BorrowToken) -> usize {
        pool.shared(token).bytes()
    }
    fn last_change(pool, token: &BorrowToken, archetype: ArchetypeId) -> u32 {
        pool.shared(token).column(archetype).last_change()
    }
    fn ticks(pool, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<(u32, u32)> {
        pool.shared(token).column(archetype).ticks(row)
    }

    fn begin_writes(pool, token: &mut BorrowToken) {
        pool.columns_mut(token);
    }
    fn add_archetype(pool, token: &mut BorrowToken, archetype: ArchetypeId) {
        pool.unchanged(token).add_archetype(archetype);
    }
    fn push_default(pool, token: &mut BorrowToken, archetype: ArchetypeId) {
        let (columns, tick) = pool.exclusive(token);
        columns.column_mut(archetype).push(Self::default(), tick);
    }
    fn push_defaults(pool, token: &mut BorrowToken, archetype: ArchetypeId, count: usize) {
        if count == 0 {
            return;
        }
        let (columns, tick) = pool.exclusive(token);
        let column = columns.column_mut(archetype);
        column.rows.reserve(count);
        for _ in 0..count {
            column.push(Self::default(), tick);
        }
    }
    fn push_value(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        v: Value,
    ) -> Result<(), ValueError> {
        let row = from_value(v)?;
        let (columns, tick) = pool.exclusive(token);
        columns.column_mut(archetype).push(row, tick);
        Ok(())
    }
    fn push_staged(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: StagedRows,
    ) -> usize {
        let taken = pool.take_staged(token, rows);
        let count = taken.count();
        let (columns, tick) = pool.exclusive(token);
        let column = columns.column_mut(archetype);
        match taken {
            Staged::Taken => {}
            Staged::One(row) => column.push(row, tick),
            Staged::Many(rows) => column.append(rows, tick),
        }
        count
    }
    fn write_staged(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        let value = match pool.take_staged(token, rows) {
            Staged::Taken => None,
            Staged::One(row) => Some(row),
            Staged::Many(mut rows) => rows.pop(),
        };
        let (columns, tick) = pool.exclusive(token);
        let column = columns.column_mut(archetype);
        value.is_some_and(|value| column.replace(row, value, tick).is_ok())
    }
    fn write_default(pool, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        let (columns, tick) = pool.exclusive(token);
        let _replaced = columns
            .column_mut(archetype)
            .replace(row, Self::default(), tick);
    }
    fn push_copy(pool, token: &mut BorrowToken,
        from: ArchetypeId,
        row: usize,
        to: ArchetypeId,
    ) -> bool {
        let (columns, tick) = pool.exclusive(token);
        let Some(copy) = columns.column(from).rows.get(row).map(Self::copy_of) else {
            return false;
        };
        columns.column_mut(to).push(copy, tick);
        true
    }
    fn move_row(pool, token: &mut BorrowToken, from: ArchetypeId, row: usize, to: ArchetypeId) {
        let columns = pool.columns_mut(token);
        match columns.pair_mut(from, to) {
            Some((from, to)) => from.move_row(row, to),
            None => drop(columns.column_mut(from).swap_remove(row)),
        }
    }
    fn swap_remove(pool, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        pool.columns_mut(token)
            .column_mut(archetype)
            .swap_remove(row);
    }
    fn swap_remove_rows(pool, token: &mut BorrowToken, archetype: ArchetypeId, rows: &[u32]) {
        let column = pool.columns_mut(token).column_mut(archetype);
        for row in rows {
            column.swap_remove(*row as usize);
        }
    }
    fn push_removed(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<u32> {
        let columns = pool.columns_mut(token);
        let copy = columns.column(archetype).rows.get(row).map(Self::copy_of)?;
        Some(columns.push_removed(copy))
    }
    fn clear_removed(pool, token: &mut BorrowToken) {
        pool.unchanged(token).removed.clear();
    }
    fn clear(pool, token: &mut BorrowToken) {
        pool.columns_mut(token).clear();
    }
    fn clear_archetype(pool, token: &mut BorrowToken, archetype: ArchetypeId) {
        if pool.shared(token).column(archetype).rows.is_empty() {
            return;
        }
        let columns = pool.columns_mut(token);
        columns.column_mut(archetype).clear();
        if archetype == ArchetypeId::SPARSE {
            columns.index.clear();
        }
    }
    fn clear_staged(pool, token: &mut BorrowToken) {
        pool.parts.staged.rw(&mut token.owner).get_mut().clear();
    }
    fn has_staged(pool, token: &BorrowToken, rows: StagedRows) -> bool {
        let staged = pool.parts.staged.ro(&token.owner).lock();
        let there = staged.get(rows.slot as usize).map_or(0, Staged::count);
        rows.component == pool.component && rows.count > 0 && there == rows.count as usize
    }
    fn change_staged(pool, token: &mut BorrowToken,
        rows: StagedRows,
        change: &mut dyn FnMut(&mut Value),
    ) {
        let staged = pool.parts.staged.rw(&mut token.owner).get_mut();
        let rows = match staged.get_mut(rows.slot as usize) {
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
    fn touch(pool, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        let (columns, tick) = pool.exclusive(token);
        columns.column_mut(archetype).get_mut(row, tick);
    }

    fn sparse_row(pool, token: &BorrowToken, index: u32) -> Option<usize> {
        pool.shared(token).index.row(index)
    }
    fn sparse_indices(pool, token: &BorrowToken) -> Vec<u32> {
        pool.shared(token).index.entity_indices.clone()
    }
    fn link_sparse(pool, token: &mut BorrowToken, index: u32) {
        token.sparse.insert(index);
        pool.columns_mut(token).index.link(index);
    }
    fn remove_sparse(pool, token: &mut BorrowToken, index: u32) -> bool {
        pool.columns_mut(token).remove_sparse(index).is_some()
    }

    fn read(pool, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<Value> {
        to_value(pool.shared(token).column(archetype).rows.get(row)?).ok()
    }
    fn default_value(_pool) -> Option<Value> {
        to_value(&Self::default()).ok()
    }
    fn check(_pool, v: Value) -> Result<(), ValueError> {
        from_value(v).map(|_: Self| ())
    }
    fn check_rows(_pool, count: usize, from: &[u8]) -> Result<(), ValueError> {
        let mut rest = from;
        for _ in 0..count {
            let (_, after): (Self, _) =
                postcard::take_from_bytes(rest).map_err(|e| ValueError::new(e.to_string()))?;
            rest = after;
        }
        match rest.len() {
            0 => Ok(()),
            left => Err(ValueError::new(format!(
                "{left} bytes are left after {count} rows"
            ))),
        }
    }
    fn decode_value(_pool, from: &mut &[u8]) -> Result<Value, ValueError> {
        let (row, rest): (Self, _) =
            postcard::take_from_bytes(from).map_err(|e| ValueError::new(e.to_string()))?;
        *from = rest;
        to_value(&row)
    }
    fn encode_value(_pool, v: Value, to: &mut Vec<u8>) -> Result<(), ValueError> {
        let row: Self = from_value(v)?;
        encode(&row, to);
        Ok(())
    }
    fn write(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        v: Value,
    ) -> Result<(), ValueError> {
        let new: Self = from_value(v)?;
        let (columns, tick) = pool.exclusive(token);
        let replaced = columns.column_mut(archetype).replace(row, new, tick);
        let lacks = |_| ValueError::new("the entity lacks the component");
        replaced.map(|_| ()).map_err(lacks)
    }

    fn encode_some(pool, token: &BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        to: &mut Vec<u8>,
    ) {
        let columns = pool.shared(token);
        let all = &columns.column(archetype).rows;
        for row in rows.iter().filter_map(|row| all.get(*row as usize)) {
            encode(row, to);
        }
    }
    fn encode_rows(pool, token: &BorrowToken, archetype: ArchetypeId, to: &mut Vec<u8>) {
        for row in &pool.shared(token).column(archetype).rows {
            encode(row, to);
        }
    }
    fn decode_rows(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError> {
        let mut rows: Vec<Self> = Vec::new();
        let mut rest = from;
        for _ in 0..count {
            let (row, after) =
                postcard::take_from_bytes(rest).map_err(|e| ValueError::new(e.to_string()))?;
            rows.push(row);
            rest = after;
        }
        let (columns, tick) = pool.exclusive(token);
        columns.column_mut(archetype).append(rows, tick);
        Ok(from.len() - rest.len())
    }
    fn copy_rows(pool, token: &BorrowToken,
        archetype: ArchetypeId,
        rows: Option<&[u32]>,
    ) -> CopiedRows {
        CopiedRows::of(copies(&pool.shared(token).column(archetype).rows, rows))
    }
    fn write_bytes(pool, token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        from: &[u8],
    ) -> Result<usize, ValueError> {
        let (columns, tick) = pool.exclusive(token);
        let column = columns.column_mut(archetype);
        let mut rest = from;
        for row in rows {
            let (new, after): (Self, _) =
                postcard::take_from_bytes(rest).map_err(|e| ValueError::new(e.to_string()))?;
            rest = after;
            let row = *row as usize;
            if row == column.rows.len() {
                column.push(new, tick);
            } else if column.replace(row, new, tick).is_err() {
                return Err(ValueError::new(format!("there is no row {row}")));
            }
        }
        Ok(from.len() - rest.len())
    }

    fn save(pool, token: &mut BorrowToken, snapshot: u64) {
        pool.unchanged(token).save(snapshot, Self::PUT_OFF);
    }
    fn restore(pool, token: &mut BorrowToken, snapshot: u64) -> bool {
        let tick = token.tick();
        let BorrowToken { owner, sparse, .. } = token;
        let columns = pool.parts.columns.rw(owner).get_mut();
        let is_there = columns.restore(snapshot, tick, Self::PUT_OFF);
        for index in &columns.index.entity_indices {
            sparse.insert(*index);
        }
        is_there
    }
    fn forget(pool, token: &mut BorrowToken, snapshot: u64) {
        pool.unchanged(token).forget(snapshot);
    }
    fn changed_rows(pool, token: &BorrowToken, archetype: ArchetypeId, since: u32) -> Vec<u32> {
        let columns = pool.shared(token);
        let column = columns.column(archetype);
        // What is written through a shared reference leaves no tick.
        if Self::HAS_CELLS {
            return (0..column.rows.len() as u32).collect();
        }
        column.changed_rows_list(since)
    }
    fn read_saved(pool, token: &BorrowToken,
        snapshot: u64,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<Value> {
        let columns = pool.shared(token);
        let saved = columns.saved(snapshot)?;
        to_value(saved.column(archetype).rows.get(row)?).ok()
    }
    fn encode_saved(pool, token: &BorrowToken,
        snapshot: u64,
        row: (ArchetypeId, usize),
        to: &mut Vec<u8>,
    ) {
        let columns = pool.shared(token);
        let saved = columns.saved(snapshot);
        let (archetype, row) = row;
        if let Some(row) = saved.and_then(|saved| saved.column(archetype).rows.get(row)) {
            encode(row, to);
        }
    }
    fn saved_sparse_indices(pool, token: &BorrowToken, snapshot: u64) -> Vec<u32> {
        let columns = pool.shared(token);
        let saved = columns.saved(snapshot);
        saved.map_or(Vec::new(), |saved| saved.index.entity_indices.clone())
    }
}
