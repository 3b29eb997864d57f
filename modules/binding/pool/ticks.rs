//! [`Ticks`]: when each row of a column was written.

/// The tick of each row of a column. Mostly they are all the same, because rows come and are written
/// in batches: then one number stands for all, and a batch costs the same however long it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ticks {
    /// The tick of all rows, while `each` is empty.
    all: u32,
    /// The tick of each row, when they differ.
    each: Vec<u32>,
    /// How many rows there are.
    len: usize,
}

impl Ticks {
    /// Of no row.
    pub(crate) const fn new() -> Self {
        Self {
            all: 0,
            each: Vec::new(),
            len: 0,
        }
    }

    /// The tick of a row.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> Option<u32> {
        match self.each.is_empty() {
            true => (row < self.len).then_some(self.all),
            false => self.each.get(row).copied(),
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, tick: u32) {
        if self.len == 0 {
            self.fill(tick);
        } else if !self.each.is_empty() || tick != self.all {
            self.tell_apart();
            self.each.push(tick);
        }
        self.len += 1;
    }

    /// So many rows there are from now on; new ones were written at `tick`.
    pub(crate) fn grow(&mut self, len: usize, tick: u32) {
        if self.len == 0 {
            self.fill(tick);
        } else if len > self.len && (!self.each.is_empty() || tick != self.all) {
            self.tell_apart();
            self.each.resize(len, tick);
        }
        self.len = self.len.max(len);
    }

    /// All rows were written at `tick`.
    #[inline]
    pub(crate) fn fill(&mut self, tick: u32) {
        self.each.clear();
        self.all = tick;
    }

    /// A row that is there was written at `tick`.
    #[inline]
    pub(crate) fn set(&mut self, row: usize, tick: u32) {
        if self.each.is_empty() {
            if tick == self.all {
                return;
            }
            self.tell_apart();
        }
        if let Some(of_row) = self.each.get_mut(row) {
            *of_row = tick;
        }
    }

    /// Takes the tick of a row that is there; the last row takes its place.
    #[inline]
    pub(crate) fn swap_remove(&mut self, row: usize) -> u32 {
        self.len -= 1;
        match self.each.is_empty() {
            true => self.all,
            false => self.each.swap_remove(row),
        }
    }

    pub(crate) fn clear(&mut self) {
        self.each.clear();
        self.len = 0;
    }

    /// The rows whose tick is later than `since`, in order.
    pub(crate) fn newer(&self, since: u32) -> impl Iterator<Item = usize> {
        let alike = match self.each.is_empty() && self.all > since {
            true => 0..self.len,
            false => 0..0,
        };
        let each = self.each.iter().enumerate();
        let each = each.filter(move |(_, tick)| **tick > since);
        alike.chain(each.map(|(row, _)| row))
    }

    pub(crate) fn bytes(&self) -> usize {
        self.each.capacity() * size_of::<u32>()
    }

    /// One number a row, from now on.
    #[inline]
    fn tell_apart(&mut self) {
        if self.each.is_empty() {
            self.each.resize(self.len, self.all);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a plain list does, whatever happens to both.
    #[test]
    fn one_number_for_all_does_what_one_for_each_does() {
        let mut state = 7_u64;
        let mut random = |end: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % end
        };
        for _ in 0..500 {
            let (mut ticks, mut plain) = (Ticks::new(), Vec::<u32>::new());
            for _ in 0..40 {
                let (tick, len) = (random(3) as u32, plain.len() as u64);
                match random(6) {
                    0 => {
                        ticks.push(tick);
                        plain.push(tick);
                    }
                    1 => {
                        let len = plain.len() + random(4) as usize;
                        ticks.grow(len, tick);
                        plain.resize(len, tick);
                    }
                    2 => {
                        ticks.fill(tick);
                        plain.fill(tick);
                    }
                    3 if len > 0 => {
                        let row = random(len) as usize;
                        ticks.set(row, tick);
                        plain[row] = tick;
                    }
                    4 if len > 0 => {
                        let row = random(len) as usize;
                        assert_eq!(ticks.swap_remove(row), plain.swap_remove(row));
                    }
                    5 if random(9) == 0 => {
                        ticks.clear();
                        plain.clear();
                    }
                    _ => {}
                }
                let all: Vec<u32> = (0..plain.len()).filter_map(|row| ticks.get(row)).collect();
                assert_eq!(all, plain);
                assert_eq!(ticks.get(plain.len()), None);
                let rows = (0..plain.len()).filter(|row| plain[*row] > 1);
                assert!(ticks.newer(1).eq(rows));
            }
        }
    }
}
