//! [`ErasedPool`]: a component pool as data, for code that does not know its type.

use super::raw_pool::RawPool;
use super::{BorrowToken, Component, ComponentPool, CopiedRows, Key, StagedRows};
use playground_core_types::Handle;
use playground_modules_loader::Library;
use playground_modules_types::{
    ArchetypeId, ComponentDescription, ComponentId, ModuleError, Value, ValueError,
};
use std::sync::OnceLock;

/// A component pool without its type, for inspector, scenes, undo, snapshots and migration. Methods
/// that take `&mut BorrowToken` need exclusive access to the world and lock nothing.
#[derive(Clone)]
pub struct ErasedPool {
    rows: Handle<dyn RawPool>,
    maker: Handle<Maker>,
    sparse: bool,
}

/// The library that made a pool. Stored separately, because the ECS iterates over lists of pools
/// and needs this rarely.
struct Maker {
    library: Library,
    cast: &'static str,
    /// Whether the bytes of its rows can be told from its description, once somebody asked.
    is_described: OnceLock<bool>,
}

impl ErasedPool {
    /// An empty pool of `T`, made by `library`, with this index in the world.
    #[inline]
    pub fn of<T: Component>(token: &BorrowToken, index: u32, library: &Library) -> Self {
        Self {
            rows: ComponentPool::<T>::new(token, index),
            maker: Handle::new(Maker {
                library: library.clone(),
                cast: T::CAST,
                is_described: OnceLock::new(),
            }),
            sparse: T::SPARSE,
        }
    }

    /// The typed key, by the symbol of the module that made the pool.
    #[inline]
    pub fn key<T: Component>(&self) -> Result<Key<T>, ModuleError> {
        if !self.is_of(T::CAST, T::NAME) {
            return Err(unknown(T::NAME));
        }
        let pool = Handle::as_ptr(&self.rows).cast();
        let key: Option<Key<T>> = self.maker.library.cast(T::CAST, pool)?;
        key.ok_or_else(|| unknown(T::NAME))
    }

    fn is_of(&self, cast: &str, name: &str) -> bool {
        self.maker.cast == cast && self.description().name == name
    }

    /// The component as data.
    pub fn description(&self) -> &'static ComponentDescription {
        self.rows.description()
    }
    /// The component's id.
    #[inline]
    pub fn component(&self) -> ComponentId {
        self.rows.component()
    }
    /// The pool's index in the world.
    pub fn index(&self) -> u32 {
        self.rows.index()
    }
    /// The library that made the pool.
    pub fn library(&self) -> &Library {
        &self.maker.library
    }
    /// Whether the bytes of the rows can be told from the description. A type that implements serde by
    /// hand may write anything, so the first call tries it by `find_out`, and its answer stays: all
    /// callers ask the same.
    pub fn is_described(&self, find_out: impl FnOnce(&Self) -> bool) -> bool {
        *self.maker.is_described.get_or_init(|| find_out(self))
    }
    /// Size of one row.
    pub fn row_bytes(&self) -> usize {
        self.rows.row_bytes()
    }
    /// Typed keys and copies of this handle that are alive besides this one.
    pub fn holders(&self) -> usize {
        Handle::strong_count(&self.rows) - 1
    }

    /// Archetypes with a column for this component.
    pub fn archetypes(&self, token: &BorrowToken) -> Vec<ArchetypeId> {
        self.rows.archetypes(token)
    }
    /// Rows in `archetype`.
    #[inline]
    pub fn len(&self, token: &BorrowToken, archetype: ArchetypeId) -> usize {
        self.rows.len(token, archetype)
    }
    /// Rows in all archetypes.
    pub fn total(&self, token: &BorrowToken) -> usize {
        self.rows.total(token)
    }
    /// Bytes allocated.
    pub fn bytes(&self, token: &BorrowToken) -> usize {
        self.rows.bytes(token)
    }
    /// Tick of the last write to any row of `archetype`.
    pub fn last_change(&self, token: &BorrowToken, archetype: ArchetypeId) -> u32 {
        self.rows.last_change(token, archetype)
    }
    /// Ticks at which a row was added and last changed.
    pub fn ticks(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<(u32, u32)> {
        self.rows.ticks(token, archetype, row)
    }

    /// Makes the snapshots that were put off. Every write does it first; this is for those who have to
    /// know, before they change anything, whether code of plugins panics.
    pub fn begin_writes(&self, token: &mut BorrowToken) {
        self.rows.begin_writes(token);
    }
    /// Makes the column of `archetype`.
    #[inline]
    pub fn add_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        self.rows.add_archetype(token, archetype);
    }
    /// Appends a default row.
    #[inline]
    pub fn push_default(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        self.rows.push_default(token, archetype);
    }
    /// Appends `count` default rows.
    pub fn push_defaults(&self, token: &mut BorrowToken, archetype: ArchetypeId, count: usize) {
        self.rows.push_defaults(token, archetype, count);
    }
    /// Appends a row made of `value`; nothing is appended when it does not fit.
    pub fn push_value(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        value: Value,
    ) -> Result<(), ValueError> {
        self.rows.push_value(token, archetype, value)
    }
    /// Appends staged rows and returns their number.
    #[inline]
    pub fn push_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: StagedRows,
    ) -> usize {
        self.rows.push_staged(token, archetype, rows)
    }
    /// Replaces a row by the last of the staged ones.
    pub fn write_staged(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        self.rows.write_staged(token, archetype, row, rows)
    }
    /// Replaces a row by the default.
    pub fn write_default(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        self.rows.write_default(token, archetype, row);
    }
    /// Appends a detached copy of a row to another archetype (or its own).
    pub fn push_copy(
        &self,
        token: &mut BorrowToken,
        from: ArchetypeId,
        row: usize,
        to: ArchetypeId,
    ) -> bool {
        self.rows.push_copy(token, from, row, to)
    }
    /// Moves a row to another archetype, or drops it where that has no column; the last row takes
    /// its place.
    #[inline]
    pub fn move_row(
        &self,
        token: &mut BorrowToken,
        from: ArchetypeId,
        row: usize,
        to: ArchetypeId,
    ) {
        self.rows.move_row(token, from, row, to);
    }
    /// Removes a row of an archetype; the last row takes its place.
    #[inline]
    pub fn swap_remove(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        self.rows.swap_remove(token, archetype, row);
    }
    /// Removes rows of an archetype, the last first: `rows` must descend.
    #[inline]
    pub fn swap_remove_rows(&self, token: &mut BorrowToken, archetype: ArchetypeId, rows: &[u32]) {
        self.rows.swap_remove_rows(token, archetype, rows);
    }
    /// Stores a detached copy of a row that is removed next, for observers. Returns its index among
    /// the removed rows; `None` when there is no such row.
    pub fn push_removed(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<u32> {
        self.rows.push_removed(token, archetype, row)
    }
    /// Drops the copies of removed rows.
    pub fn clear_removed(&self, token: &mut BorrowToken) {
        self.rows.clear_removed(token);
    }
    /// Removes all rows of one archetype.
    pub fn clear_archetype(&self, token: &mut BorrowToken, archetype: ArchetypeId) {
        self.rows.clear_archetype(token, archetype);
    }
    /// Removes all rows of all archetypes.
    pub fn clear(&self, token: &mut BorrowToken) {
        self.rows.clear(token);
    }
    /// Drops staged rows that were never used.
    pub fn clear_staged(&self, token: &mut BorrowToken) {
        self.rows.clear_staged(token);
    }
    /// Changes staged rows, each as a value. A row whose value is refused stays as it is.
    pub fn change_staged(
        &self,
        token: &mut BorrowToken,
        rows: StagedRows,
        mut change: impl FnMut(&mut Value),
    ) {
        self.rows.change_staged(token, rows, &mut change);
    }
    /// Whether these rows are staged here and not used yet.
    pub fn has_staged(&self, token: &BorrowToken, rows: StagedRows) -> bool {
        self.rows.has_staged(token, rows)
    }
    /// Marks a row as changed.
    #[inline]
    pub fn touch(&self, token: &mut BorrowToken, archetype: ArchetypeId, row: usize) {
        self.rows.touch(token, archetype, row);
    }

    /// True for a component whose rows are in [`ArchetypeId::SPARSE`], outside of the archetypes.
    #[inline]
    pub fn is_sparse(&self) -> bool {
        self.sparse
    }
    /// The row in [`ArchetypeId::SPARSE`] of the entity with this index.
    #[inline]
    pub fn sparse_row(&self, token: &BorrowToken, index: u32) -> Option<usize> {
        self.rows.sparse_row(token, index)
    }
    /// The indices of the entities that have rows in [`ArchetypeId::SPARSE`], in order of row.
    pub fn sparse_indices(&self, token: &BorrowToken) -> Vec<u32> {
        self.rows.sparse_indices(token)
    }
    /// Assigns the row that is pushed to [`ArchetypeId::SPARSE`] next to the entity with this
    /// index, which has none.
    #[inline]
    pub fn link_sparse(&self, token: &mut BorrowToken, index: u32) {
        self.rows.link_sparse(token, index);
    }
    /// Removes the row of the entity with this index; false when it has none.
    #[inline]
    pub fn remove_sparse(&self, token: &mut BorrowToken, index: u32) -> bool {
        self.rows.remove_sparse(token, index)
    }

    /// One row as a value.
    pub fn read(&self, token: &BorrowToken, archetype: ArchetypeId, row: usize) -> Option<Value> {
        self.rows.read(token, archetype, row)
    }
    /// The default row, as a value.
    pub fn default_value(&self) -> Option<Value> {
        self.rows.default_value()
    }
    /// Checks whether `value` fits the component.
    pub fn check(&self, value: Value) -> Result<(), ValueError> {
        self.rows.check(value)
    }
    /// Checks whether bytes are these many rows.
    pub fn check_rows(&self, count: usize, from: &[u8]) -> Result<(), ValueError> {
        self.rows.check_rows(count, from)
    }
    /// The row that the first of these bytes are, as a value; they are taken.
    pub fn decode_value(&self, from: &mut &[u8]) -> Result<Value, ValueError> {
        self.rows.decode_value(from)
    }
    /// Appends the bytes of the row that `value` describes.
    pub fn encode_value(&self, value: Value, to: &mut Vec<u8>) -> Result<(), ValueError> {
        self.rows.encode_value(value, to)
    }
    /// Replaces one row; it stays as it was when `value` does not fit.
    pub fn write(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        value: Value,
    ) -> Result<(), ValueError> {
        self.rows.write(token, archetype, row, value)
    }

    /// Appends the bytes of one row.
    pub fn encode_row(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        row: usize,
        to: &mut Vec<u8>,
    ) {
        self.rows.encode_some(token, archetype, &[row as u32], to);
    }
    /// Appends the bytes of these rows, in this order; nothing for one that is not there.
    pub fn encode_some(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        to: &mut Vec<u8>,
    ) {
        self.rows.encode_some(token, archetype, rows, to);
    }
    /// Appends the bytes of all rows of `archetype`.
    pub fn encode_rows(&self, token: &BorrowToken, archetype: ArchetypeId, to: &mut Vec<u8>) {
        self.rows.encode_rows(token, archetype, to);
    }
    /// Appends `count` rows read from bytes and returns how many bytes they took; appends nothing
    /// when they do not decode.
    pub fn decode_rows(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError> {
        self.rows.decode_rows(token, archetype, count, from)
    }
    /// Detached copies of these rows of `archetype`; of all of them for `None`.
    pub fn copy_rows(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        rows: Option<&[u32]>,
    ) -> CopiedRows {
        self.rows.copy_rows(token, archetype, rows)
    }
    /// Replaces rows by ones that are read from bytes, and returns how many bytes they took. A row
    /// behind the last one is appended. Fails at the first that does not decode or is not there; those
    /// before it are replaced.
    pub fn write_bytes(
        &self,
        token: &mut BorrowToken,
        archetype: ArchetypeId,
        rows: &[u32],
        from: &[u8],
    ) -> Result<usize, ValueError> {
        self.rows.write_bytes(token, archetype, rows, from)
    }

    /// Stores all rows under the number `snapshot`: a detached copy is made when they are written next.
    pub fn save(&self, token: &mut BorrowToken, snapshot: u64) {
        self.rows.save(token, snapshot);
    }
    /// Restores the rows of `snapshot`, all of which count as changed; false when there is no such
    /// snapshot.
    pub fn restore(&self, token: &mut BorrowToken, snapshot: u64) -> bool {
        self.rows.restore(token, snapshot)
    }
    /// Drops a snapshot.
    pub fn forget(&self, token: &mut BorrowToken, snapshot: u64) {
        self.rows.forget(token, snapshot);
    }

    /// The rows of `archetype` that were written after the tick `since`, in order. An unchanged
    /// archetype costs one comparison. All rows of a component that has an `Atomic` or `Shared`
    /// field, because writing that leaves no tick.
    pub fn changed_rows(
        &self,
        token: &BorrowToken,
        archetype: ArchetypeId,
        since: u32,
    ) -> Vec<u32> {
        self.rows.changed_rows(token, archetype, since)
    }
    /// One row of `snapshot` as a value.
    pub fn read_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        archetype: ArchetypeId,
        row: usize,
    ) -> Option<Value> {
        self.rows.read_saved(token, snapshot, archetype, row)
    }
    /// Appends the bytes of one row of `snapshot`; nothing when there is none.
    pub fn encode_saved(
        &self,
        token: &BorrowToken,
        snapshot: u64,
        row: (ArchetypeId, usize),
        to: &mut Vec<u8>,
    ) {
        self.rows.encode_saved(token, snapshot, row, to);
    }
    /// The indices of the entities that had rows in [`ArchetypeId::SPARSE`] in `snapshot`, in order
    /// of row.
    pub fn saved_sparse_indices(&self, token: &BorrowToken, snapshot: u64) -> Vec<u32> {
        self.rows.saved_sparse_indices(token, snapshot)
    }
}

#[cold]
fn unknown(component: &str) -> ModuleError {
    ModuleError::UnknownComponent {
        name: component.to_owned(),
    }
}
