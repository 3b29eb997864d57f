//! [`Ticks`]: when each row of a column was written.

use std::mem::ManuallyDrop;

/// The tick of each row of a column. Mostly all are equal, because rows are added and written in
/// batches: then one number is stored for all, and a batch costs the same whatever its length.
///
/// The number of rows is stored in the column; callers pass only rows that exist.
#[derive(Debug, Default)]
pub(crate) struct Ticks {
    /// At least the tick of every row, and the tick of all of them unless they differ. It stays
    /// when the row with this tick is removed, until a row is pushed to an empty column.
    latest: u32,
    /// Whether rows have ticks of their own.
    differ: bool,
    /// Boxed, so that a column fits into one cache line.
    own: ManuallyDrop<Option<Box<OwnTicks>>>,
}

/// By hand, and not `#[inline]`: so it is compiled once, and not in each column of each component.
impl Drop for Ticks {
    fn drop(&mut self) {
        drop(self.own.take());
    }
}

/// The tick of each row, where they differ. Otherwise the content is meaningless; only the
/// allocation is reused.
#[derive(Clone, Debug, Default)]
struct OwnTicks {
    of_row: Vec<u32>,
}

impl Ticks {
    /// The ticks of an empty column.
    pub(crate) const fn new() -> Self {
        Self {
            latest: 0,
            differ: false,
            own: ManuallyDrop::new(None),
        }
    }

    /// A tick that no row was written after.
    #[inline]
    pub(crate) const fn latest(&self) -> u32 {
        self.latest
    }

    /// The tick of a row.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> u32 {
        let own = self.own().and_then(|of_row| of_row.get(row));
        own.copied().unwrap_or(self.latest)
    }

    /// Adds a row after `len` others.
    #[inline]
    pub(crate) fn push(&mut self, len: usize, tick: u32) {
        if self.differ || tick != self.latest {
            self.push_other(len, tick);
        }
    }

    #[cold]
    fn push_other(&mut self, len: usize, tick: u32) {
        match len {
            0 => self.fill(tick),
            _ => self.expand_to_rows(len, tick).push(tick),
        }
    }

    /// Adds rows after `len` others, up to `total` rows.
    pub(crate) fn grow(&mut self, len: usize, total: usize, tick: u32) {
        if len == 0 {
            self.fill(tick);
        } else if total > len && (self.differ || tick != self.latest) {
            self.expand_to_rows(len, tick).resize(total, tick);
        }
    }

    /// All rows were written at `tick`.
    #[inline]
    pub(crate) const fn fill(&mut self, tick: u32) {
        self.latest = tick;
        self.differ = false;
    }

    /// One of `len` rows was written at `tick`.
    #[inline]
    pub(crate) fn set(&mut self, row: usize, len: usize, tick: u32) {
        if (self.differ || tick != self.latest)
            && let Some(of_row) = self.expand_to_rows(len, tick).get_mut(row)
        {
            *of_row = tick;
        }
    }

    /// Removes and returns the tick of a row; the last row takes its place.
    #[inline]
    pub(crate) fn swap_remove(&mut self, row: usize) -> u32 {
        match &mut *self.own {
            Some(own) if self.differ => own.of_row.swap_remove(row),
            _ => self.latest,
        }
    }

    /// Removes all rows.
    pub(crate) const fn clear(&mut self) {
        self.differ = false;
    }

    /// Becomes a copy of `other`, reusing its own memory.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        (self.latest, self.differ) = (other.latest, other.differ);
        if let Some(of_row) = other.own() {
            let own = self.own.get_or_insert_default();
            own.of_row.clear();
            own.of_row.extend_from_slice(of_row);
        }
    }

    /// The rows, of `len`, whose tick is later than `since`, in order.
    pub(crate) fn newer(&self, len: usize, since: u32) -> impl Iterator<Item = usize> {
        let any = self.latest > since;
        let (alike, each) = match self.own() {
            Some(of_row) if any => (0..0, of_row),
            None if any => (0..len, &[][..]),
            _ => (0..0, &[][..]),
        };
        let each = each.iter().enumerate();
        let each = each.filter(move |(_, tick)| **tick > since);
        alike.chain(each.map(|(row, _)| row))
    }

    /// The same as a list. Not an iterator, so that it is compiled once.
    pub(crate) fn newer_list(&self, len: usize, since: u32) -> Vec<u32> {
        self.newer(len, since).map(|row| row as u32).collect()
    }

    pub(crate) fn bytes(&self) -> usize {
        let own = self.own.as_ref();
        own.map_or(0, |own| {
            size_of::<OwnTicks>() + own.of_row.capacity() * size_of::<u32>()
        })
    }

    #[inline]
    fn own(&self) -> Option<&[u32]> {
        let own = self.own.as_ref().filter(|_| self.differ)?;
        Some(&own.of_row)
    }

    /// Switches to one number for each of `len` rows; `tick` is written to one of them next.
    fn expand_to_rows(&mut self, len: usize, tick: u32) -> &mut Vec<u32> {
        let of_row = &mut self.own.get_or_insert_default().of_row;
        if !self.differ {
            self.differ = true;
            of_row.clear();
            of_row.resize(len, self.latest);
        }
        self.latest = self.latest.max(tick);
        of_row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares with a plain list over random operations.
    #[test]
    fn random_operations_match_a_plain_list() {
        let mut state = 7_u64;
        let mut random = |end: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % end
        };
        for _ in 0..500 {
            let (mut ticks, mut plain) = (Ticks::new(), Vec::<u32>::new());
            let mut copy = Ticks::new();
            for _ in 0..40 {
                let (tick, len) = (random(3) as u32, plain.len());
                match random(6) {
                    0 => {
                        ticks.push(len, tick);
                        plain.push(tick);
                    }
                    1 => {
                        let total = len + random(4) as usize;
                        ticks.grow(len, total, tick);
                        plain.resize(total, tick);
                    }
                    2 => {
                        ticks.fill(tick);
                        plain.fill(tick);
                    }
                    3 if len > 0 => {
                        let row = random(len as u64) as usize;
                        ticks.set(row, len, tick);
                        plain[row] = tick;
                    }
                    4 if len > 0 => {
                        let row = random(len as u64) as usize;
                        assert_eq!(ticks.swap_remove(row), plain.swap_remove(row));
                    }
                    5 if random(9) == 0 => {
                        ticks.clear();
                        plain.clear();
                    }
                    _ => {}
                }
                copy.copy_from(&ticks);
                for same in [&ticks, &copy] {
                    let all: Vec<u32> = (0..plain.len()).map(|row| same.get(row)).collect();
                    assert_eq!(all, plain);
                    let rows = (0..plain.len()).filter(|row| plain[*row] > 1);
                    assert!(same.newer(plain.len(), 1).eq(rows));
                    assert!(plain.iter().all(|tick| *tick <= same.latest()));
                }
            }
        }
    }
}
