//! [`ErasedPool`]: a component pool as data, for whoever does not know its type.

use super::rows::Rows;
use super::{Cells, Component, ComponentPool, Key, StagedRows};
use playground_core_types::Handle;
use playground_modules_loader::Library;
use playground_modules_types::{
    ComponentDescription, ComponentId, ModuleError, TableId, Value, ValueError,
};

/// A component pool without its type: what inspector, scenes, undo, snapshots and migration use.
/// Methods that take `&mut Cells` need exclusive access to the world and lock nothing.
#[derive(Clone)]
pub struct ErasedPool {
    rows: Handle<dyn Rows>,
    maker: Handle<Maker>,
    sparse: bool,
}

/// Who made a pool. Apart from it, because the ECS goes through lists of pools and needs this rarely.
struct Maker {
    library: Library,
    face: &'static str,
}

impl ErasedPool {
    /// An empty pool of `T`, made by `library`, at place `index` of the world.
    pub fn of<T: Component>(cells: &Cells, index: u32, library: &Library) -> Self {
        Self {
            rows: ComponentPool::<T>::new(cells, index),
            maker: Handle::new(Maker {
                library: library.clone(),
                face: T::FACE,
            }),
            sparse: T::SPARSE,
        }
    }

    /// The typed key, by the symbol of the module that made the pool.
    pub fn key<T: Component>(&self) -> Result<Key<T>, ModuleError> {
        let unknown = || ModuleError::UnknownComponent {
            name: T::NAME.to_owned(),
        };
        if self.maker.face != T::FACE || self.description().name != T::NAME {
            return Err(unknown());
        }
        let pool = Handle::as_ptr(&self.rows).cast();
        let key: Option<Key<T>> = self.maker.library.face(T::FACE, pool)?;
        key.ok_or_else(unknown)
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
    /// The pool's place in the world.
    pub fn index(&self) -> u32 {
        self.rows.index()
    }
    /// The library that made the pool.
    pub fn library(&self) -> &Library {
        &self.maker.library
    }
    /// Size of one row.
    pub fn row_bytes(&self) -> usize {
        self.rows.row_bytes()
    }
    /// Typed keys and copies of this handle that are alive besides this one.
    pub fn holders(&self) -> usize {
        Handle::strong_count(&self.rows) - 1
    }

    /// Tables with a column for this component.
    pub fn tables(&self, cells: &Cells) -> Vec<TableId> {
        self.rows.tables(cells)
    }
    /// Rows in `table`.
    #[inline]
    pub fn len(&self, cells: &Cells, table: TableId) -> usize {
        self.rows.len(cells, table)
    }
    /// Rows in all tables.
    pub fn total(&self, cells: &Cells) -> usize {
        self.rows.total(cells)
    }
    /// Bytes allocated.
    pub fn bytes(&self, cells: &Cells) -> usize {
        self.rows.bytes(cells)
    }
    /// Tick of the last write to any row of `table`.
    pub fn last_change(&self, cells: &Cells, table: TableId) -> u32 {
        self.rows.last_change(cells, table)
    }
    /// Ticks at which a row was added and last changed.
    pub fn ticks(&self, cells: &Cells, table: TableId, row: usize) -> Option<(u32, u32)> {
        self.rows.ticks(cells, table, row)
    }

    /// Makes the column of `table`.
    #[inline]
    pub fn add_table(&self, cells: &mut Cells, table: TableId) {
        self.rows.add_table(cells, table);
    }
    /// Appends a default row.
    #[inline]
    pub fn push_default(&self, cells: &mut Cells, table: TableId) {
        self.rows.push_default(cells, table);
    }
    /// Appends so many default rows.
    pub fn push_defaults(&self, cells: &mut Cells, table: TableId, count: usize) {
        self.rows.push_defaults(cells, table, count);
    }
    /// Appends a row made of `value`; nothing is appended when it does not fit.
    pub fn push_value(
        &self,
        cells: &mut Cells,
        table: TableId,
        value: Value,
    ) -> Result<(), ValueError> {
        self.rows.push_value(cells, table, value)
    }
    /// Appends staged rows and tells how many there were.
    #[inline]
    pub fn push_staged(&self, cells: &mut Cells, table: TableId, rows: StagedRows) -> usize {
        self.rows.push_staged(cells, table, rows)
    }
    /// Replaces a row by the last of the staged ones.
    pub fn write_staged(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        rows: StagedRows,
    ) -> bool {
        self.rows.write_staged(cells, table, row, rows)
    }
    /// Replaces a row by the default.
    pub fn write_default(&self, cells: &mut Cells, table: TableId, row: usize) {
        self.rows.write_default(cells, table, row);
    }
    /// Appends a detached copy of a row to another table (or its own).
    pub fn push_copy(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) -> bool {
        self.rows.push_copy(cells, from, row, to)
    }
    /// Moves a row to another table, or drops it where that has no column; the last row takes its
    /// place.
    #[inline]
    pub fn move_row(&self, cells: &mut Cells, from: TableId, row: usize, to: TableId) {
        self.rows.move_row(cells, from, row, to);
    }
    /// Removes a row of a table; the last row takes its place.
    #[inline]
    pub fn swap_remove(&self, cells: &mut Cells, table: TableId, row: usize) {
        self.rows.swap_remove(cells, table, row);
    }
    /// Removes rows of a table, the last first: `rows` must descend.
    #[inline]
    pub fn swap_remove_rows(&self, cells: &mut Cells, table: TableId, rows: &[u32]) {
        self.rows.swap_remove_rows(cells, table, rows);
    }
    /// Keeps a detached copy of a row that is removed next, for observers, and tells its place among
    /// those that are kept; `None` when there is no such row.
    pub fn keep_removed(&self, cells: &mut Cells, table: TableId, row: usize) -> Option<u32> {
        self.rows.keep_removed(cells, table, row)
    }
    /// Drops the copies of removed rows.
    pub fn clear_removed(&self, cells: &mut Cells) {
        self.rows.clear_removed(cells);
    }
    /// Removes all rows of one table.
    pub fn clear_table(&self, cells: &mut Cells, table: TableId) {
        self.rows.clear_table(cells, table);
    }
    /// Removes all rows of all tables.
    pub fn clear(&self, cells: &mut Cells) {
        self.rows.clear(cells);
    }
    /// Forgets rows that were put aside and never used.
    pub fn clear_staged(&self, cells: &mut Cells) {
        self.rows.clear_staged(cells);
    }
    /// Changes rows that were put aside, each as a value. A row whose value is refused stays as it is.
    pub fn change_staged(
        &self,
        cells: &mut Cells,
        rows: StagedRows,
        mut change: impl FnMut(&mut Value),
    ) {
        self.rows.change_staged(cells, rows, &mut change);
    }
    /// Tells whether these rows are put aside here and not used yet.
    pub fn has_staged(&self, cells: &Cells, rows: StagedRows) -> bool {
        self.rows.has_staged(cells, rows)
    }
    /// Lets a row count as changed.
    #[inline]
    pub fn touch(&self, cells: &mut Cells, table: TableId, row: usize) {
        self.rows.touch(cells, table, row);
    }

    /// True for a component whose rows lie in [`TableId::SPARSE`], apart from the tables.
    #[inline]
    pub fn is_sparse(&self) -> bool {
        self.sparse
    }
    /// The row in [`TableId::SPARSE`] of the entity at `place`.
    #[inline]
    pub fn sparse_row(&self, cells: &Cells, place: u32) -> Option<usize> {
        self.rows.sparse_row(cells, place)
    }
    /// The places of the entities that have rows in [`TableId::SPARSE`], in order of row.
    pub fn sparse_places(&self, cells: &Cells) -> Vec<u32> {
        self.rows.sparse_places(cells)
    }
    /// The row that is pushed to [`TableId::SPARSE`] next becomes that of the entity at `place`,
    /// which has none.
    #[inline]
    pub fn link_sparse(&self, cells: &mut Cells, place: u32) {
        self.rows.link_sparse(cells, place);
    }
    /// Removes the row of the entity at `place`; false when it has none.
    #[inline]
    pub fn remove_sparse(&self, cells: &mut Cells, place: u32) -> bool {
        self.rows.remove_sparse(cells, place)
    }

    /// One row as a value.
    pub fn read(&self, cells: &Cells, table: TableId, row: usize) -> Option<Value> {
        self.rows.read(cells, table, row)
    }
    /// What a new row is, as a value.
    pub fn default_value(&self) -> Option<Value> {
        self.rows.default_value()
    }
    /// Tells whether `value` fits the component.
    pub fn check(&self, value: Value) -> Result<(), ValueError> {
        self.rows.check(value)
    }
    /// Replaces one row; it stays as it was when `value` does not fit.
    pub fn write(
        &self,
        cells: &mut Cells,
        table: TableId,
        row: usize,
        value: Value,
    ) -> Result<(), ValueError> {
        self.rows.write(cells, table, row, value)
    }

    /// Appends the bytes of one row.
    pub fn encode_row(&self, cells: &Cells, table: TableId, row: usize, to: &mut Vec<u8>) {
        self.rows.encode_row(cells, table, row, to);
    }
    /// Appends the bytes of all rows of `table`.
    pub fn encode_rows(&self, cells: &Cells, table: TableId, to: &mut Vec<u8>) {
        self.rows.encode_rows(cells, table, to);
    }
    /// Appends `count` rows read from bytes and tells how many bytes they took; appends nothing
    /// when they do not decode.
    pub fn decode_rows(
        &self,
        cells: &mut Cells,
        table: TableId,
        count: usize,
        from: &[u8],
    ) -> Result<usize, ValueError> {
        self.rows.decode_rows(cells, table, count, from)
    }

    /// Keeps a detached copy of all rows under the number `snapshot`.
    pub fn save(&self, cells: &mut Cells, snapshot: u64) {
        self.rows.save(cells, snapshot);
    }
    /// Puts the rows of `snapshot` back, all of them changed now; false when there is none.
    pub fn restore(&self, cells: &mut Cells, snapshot: u64) -> bool {
        self.rows.restore(cells, snapshot)
    }
    /// Drops a snapshot.
    pub fn forget(&self, cells: &mut Cells, snapshot: u64) {
        self.rows.forget(cells, snapshot);
    }

    /// The rows of `table` that were written after the tick `since`, in order. A table in which
    /// none was costs one comparison.
    pub fn changed_rows(&self, cells: &Cells, table: TableId, since: u32) -> Vec<u32> {
        self.rows.changed_rows(cells, table, since)
    }
    /// One row of `snapshot` as a value.
    pub fn read_saved(
        &self,
        cells: &Cells,
        snapshot: u64,
        table: TableId,
        row: usize,
    ) -> Option<Value> {
        self.rows.read_saved(cells, snapshot, table, row)
    }
    /// Appends the bytes of one row of `snapshot`; nothing when there is none.
    pub fn encode_saved(
        &self,
        cells: &Cells,
        snapshot: u64,
        row: (TableId, usize),
        to: &mut Vec<u8>,
    ) {
        self.rows.encode_saved(cells, snapshot, row, to);
    }
    /// The places of the entities that had rows in [`TableId::SPARSE`] in `snapshot`, in order of
    /// row.
    pub fn saved_sparse_places(&self, cells: &Cells, snapshot: u64) -> Vec<u32> {
        self.rows.saved_sparse_places(cells, snapshot)
    }
}
