//! [`PlaceSet`]: a set of places of entities.

const BITS: usize = u64::BITS as usize;

/// A set of places of entities, one bit each: it is asked for every entity that ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlaceSet {
    words: Vec<u64>,
}

impl PlaceSet {
    #[inline]
    pub(crate) fn contains(&self, place: u32) -> bool {
        let word = self.words.get(place as usize / BITS);
        word.is_some_and(|word| word & bit(place) != 0)
    }

    #[inline]
    pub(crate) fn insert(&mut self, place: u32) {
        let at = place as usize / BITS;
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        self.words[at] |= bit(place);
    }

    pub(crate) fn remove(&mut self, place: u32) {
        if let Some(word) = self.words.get_mut(place as usize / BITS) {
            *word &= !bit(place);
        }
    }
}

#[inline]
const fn bit(place: u32) -> u64 {
    1 << (place as usize % BITS)
}
