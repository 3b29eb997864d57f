//! [`Column`]: the rows of one component in one archetype.

use super::archetype_walk::RowMarks;
use super::ticks::Ticks;
use playground_modules_types::Describe;

/// The rows of one component in one archetype, with the ticks at which each was added and changed.
/// It fills one cache line, so that a loop over many small archetypes reads one line for each.
#[derive(Debug)]
#[repr(align(64))]
pub(crate) struct Column<T> {
    pub(crate) rows: Vec<T>,
    added: Ticks,
    changed: Ticks,
}

/// As that of [`Columns`](super::Columns).
impl<T> Drop for Column<T> {
    #[inline]
    fn drop(&mut self) {}
}

impl<T> Column<T> {
    #[inline]
    pub(crate) const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            added: Ticks::new(),
            changed: Ticks::new(),
        }
    }

    /// The ticks at which a row was added and changed.
    #[inline]
    pub(crate) fn ticks(&self, row: usize) -> Option<(u32, u32)> {
        (row < self.rows.len()).then(|| (self.added.get(row), self.changed.get(row)))
    }

    /// The tick of the last write to any row, so that untouched columns are skipped whole.
    #[inline]
    pub(crate) const fn last_change(&self) -> u32 {
        self.changed.latest()
    }

    /// The rows added after the tick `since`, in order.
    #[inline]
    pub(crate) fn added_rows(&self, since: u32) -> impl Iterator<Item = usize> {
        self.added.newer(self.rows.len(), since)
    }

    /// The rows written after the tick `since`, in order. An unchanged column costs one comparison.
    #[inline]
    pub(crate) fn changed_rows(&self, since: u32) -> impl Iterator<Item = usize> {
        self.changed.newer(self.rows.len(), since)
    }

    /// The same as a list.
    #[inline]
    pub(crate) fn changed_rows_list(&self, since: u32) -> Vec<u32> {
        self.changed.newer_list(self.rows.len(), since)
    }

    #[inline]
    pub(crate) fn push(&mut self, row: T, tick: u32) {
        self.push_with(row, tick, tick);
    }

    #[inline]
    fn push_with(&mut self, row: T, added: u32, changed: u32) {
        let len = self.rows.len();
        self.rows.push(row);
        self.added.push(len, added);
        self.changed.push(len, changed);
    }

    /// Takes all of `rows`. An empty column takes over their memory and copies nothing.
    #[inline]
    pub(crate) fn append(&mut self, mut rows: Vec<T>, tick: u32) {
        let len = self.rows.len();
        if len == 0 && rows.len() >= self.rows.capacity() {
            self.rows = rows;
        } else {
            self.rows.append(&mut rows);
        }
        self.grow_ticks(len, tick);
    }

    #[inline]
    fn grow_ticks(&mut self, len: usize, tick: u32) {
        self.added.grow(len, self.rows.len(), tick);
        self.changed.grow(len, self.rows.len(), tick);
    }

    /// Replaces a row, which counts as changed; gives the row back when it is not there.
    #[inline]
    pub(crate) fn replace(&mut self, row: usize, value: T, tick: u32) -> Result<T, T> {
        match self.get_mut(row, tick) {
            Some(slot) => Ok(std::mem::replace(slot, value)),
            None => Err(value),
        }
    }

    /// One row, to write; it counts as changed.
    #[inline]
    pub(crate) fn get_mut(&mut self, row: usize, tick: u32) -> Option<&mut T> {
        let len = self.rows.len();
        let value = self.rows.get_mut(row)?;
        self.changed.set(row, len, tick);
        Some(value)
    }

    /// Replaces a row if the value differs; the row then counts as changed. Returns whether it
    /// differed.
    #[inline]
    pub(crate) fn set_other(&mut self, row: usize, value: T, tick: u32) -> bool
    where
        T: PartialEq,
    {
        let len = self.rows.len();
        let Some(slot) = self.rows.get_mut(row).filter(|slot| **slot != value) else {
            return false;
        };
        *slot = value;
        self.changed.set(row, len, tick);
        true
    }

    /// All rows, to write; all of them count as changed.
    #[inline]
    pub(crate) fn rows_mut_changed(&mut self, tick: u32) -> &mut [T] {
        self.changed.fill(tick);
        &mut self.rows
    }

    /// All rows, to write, and the marks to flag them as changed.
    #[inline]
    pub(crate) fn rows_and_marks(&mut self, tick: u32) -> (&mut [T], RowMarks<'_>) {
        let len = self.rows.len();
        let marks = RowMarks::new(&self.added, &mut self.changed, len, tick);
        (&mut self.rows, marks)
    }

    /// Removes a row; the last one takes its place.
    #[inline]
    pub(crate) fn swap_remove(&mut self, row: usize) -> Option<T> {
        (row < self.rows.len()).then(|| {
            self.added.swap_remove(row);
            self.changed.swap_remove(row);
            self.rows.swap_remove(row)
        })
    }

    /// Moves a row to the end of another column; the last one takes its place.
    #[inline]
    pub(crate) fn move_row(&mut self, row: usize, to: &mut Self) {
        if row < self.rows.len() {
            let added = self.added.swap_remove(row);
            let changed = self.changed.swap_remove(row);
            to.push_with(self.rows.swap_remove(row), added, changed);
        }
    }

    #[inline]
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.added.clear();
        self.changed.clear();
    }

    /// Becomes a detached copy of `other`, reusing its own memory.
    #[inline]
    pub(crate) fn copy_from(&mut self, other: &Self)
    where
        T: Describe,
    {
        self.rows.clear();
        T::copy_all(&other.rows, &mut self.rows);
        self.added.copy_from(&other.added);
        self.changed.copy_from(&other.changed);
    }

    /// Every row counts as changed at `tick`.
    #[inline]
    pub(crate) fn touch_all(&mut self, tick: u32) {
        self.rows_mut_changed(tick);
    }

    /// Bytes allocated for rows and ticks (what rows own themselves is not counted).
    #[inline]
    pub(crate) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<T>() + self.added.bytes() + self.changed.bytes()
    }
}
