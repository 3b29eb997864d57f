//! [`Column`]: the rows of one component in one table.

use super::ticks::Ticks;

/// The rows of one component in one table, with the ticks at which each was added and changed.
#[derive(Debug)]
pub(crate) struct Column<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) added: Ticks,
    pub(crate) changed: Ticks,
    /// The latest of `changed`, so that untouched columns are skipped whole.
    pub(crate) last_change: u32,
}

impl<T> Column<T> {
    pub(crate) const fn empty() -> Self {
        Self {
            rows: Vec::new(),
            added: Ticks::new(),
            changed: Ticks::new(),
            last_change: 0,
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, row: T, tick: u32) {
        self.rows.push(row);
        self.added.push(tick);
        self.changed.push(tick);
        self.last_change = tick;
    }

    pub(crate) fn extend(&mut self, rows: impl Iterator<Item = T>, tick: u32) {
        self.rows.extend(rows);
        self.fill_ticks(tick);
    }

    /// Takes all of `rows`. An empty column takes over their memory and copies nothing.
    pub(crate) fn append(&mut self, mut rows: Vec<T>, tick: u32) {
        match self.rows.is_empty() && rows.len() >= self.rows.capacity() {
            true => self.rows = rows,
            false => self.rows.append(&mut rows),
        }
        self.fill_ticks(tick);
    }

    fn fill_ticks(&mut self, tick: u32) {
        self.added.grow(self.rows.len(), tick);
        self.changed.grow(self.rows.len(), tick);
        self.last_change = tick;
    }

    /// Replaces a row, which counts as changed; gives the row back when it is not there.
    #[inline]
    pub(crate) fn replace(&mut self, row: usize, value: T, tick: u32) -> Result<T, T> {
        let Some(place) = self.rows.get_mut(row) else {
            return Err(value);
        };
        self.changed.set(row, tick);
        self.last_change = tick;
        Ok(std::mem::replace(place, value))
    }

    /// One row, to write; it counts as changed.
    #[inline]
    pub(crate) fn get_mut(&mut self, row: usize, tick: u32) -> Option<&mut T> {
        let value = self.rows.get_mut(row)?;
        self.changed.set(row, tick);
        self.last_change = tick;
        Some(value)
    }

    /// All rows, to write; all of them count as changed.
    #[inline]
    pub(crate) fn touched(&mut self, tick: u32) -> &mut [T] {
        self.changed.fill(tick);
        self.last_change = tick;
        &mut self.rows
    }

    /// Removes a row; the last one takes its place.
    #[inline]
    pub(crate) fn swap_remove(&mut self, row: usize) -> Option<(T, u32, u32)> {
        (row < self.rows.len()).then(|| {
            (
                self.rows.swap_remove(row),
                self.added.swap_remove(row),
                self.changed.swap_remove(row),
            )
        })
    }

    /// Moves a row to the end of another column; the last one takes its place.
    #[inline]
    pub(crate) fn move_row(&mut self, row: usize, to: &mut Self) -> bool {
        let Some((value, added, changed)) = self.swap_remove(row) else {
            return false;
        };
        to.rows.push(value);
        to.added.push(added);
        to.changed.push(changed);
        to.last_change = to.last_change.max(changed);
        true
    }

    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.added.clear();
        self.changed.clear();
    }

    /// Becomes a copy of `other` with rows made by `copy`, in the memory that it has.
    pub(crate) fn copy_from(&mut self, other: &Self, copy: impl Fn(&T) -> T) {
        self.rows.clear();
        self.rows.extend(other.rows.iter().map(copy));
        self.added.clone_from(&other.added);
        self.changed.clone_from(&other.changed);
        self.last_change = other.last_change;
    }

    /// Every row counts as changed at `tick`.
    pub(crate) fn touch_all(&mut self, tick: u32) {
        self.touched(tick);
    }

    /// Bytes allocated for rows and ticks (what rows own themselves is not counted).
    pub(crate) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<T>() + self.added.bytes() + self.changed.bytes()
    }
}
