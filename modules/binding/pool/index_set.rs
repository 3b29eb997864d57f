//! [`IndexSet`]: a set of entity indices.

const BITS: usize = u64::BITS as usize;

/// A set of entity indices, one bit each: it is read for every despawned entity.
#[derive(Clone, Debug, Default)]
pub(crate) struct IndexSet {
    words: Vec<u64>,
}

impl IndexSet {
    #[inline]
    pub(crate) fn contains(&self, index: u32) -> bool {
        let word = self.words.get(index as usize / BITS);
        word.is_some_and(|word| word & bit(index) != 0)
    }

    #[inline]
    pub(crate) fn insert(&mut self, index: u32) {
        let at = index as usize / BITS;
        if at >= self.words.len() {
            self.grow(at);
        }
        self.words[at] |= bit(index);
    }

    #[cold]
    fn grow(&mut self, at: usize) {
        self.words.resize(at + 1, 0);
    }

    pub(crate) fn remove(&mut self, index: u32) {
        if let Some(word) = self.words.get_mut(index as usize / BITS) {
            *word &= !bit(index);
        }
    }
}

#[inline]
const fn bit(index: u32) -> u64 {
    1 << (index as usize % BITS)
}
