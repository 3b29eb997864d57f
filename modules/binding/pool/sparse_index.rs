//! [`SparseIndex`]: which row of a sparse pool is whose.

const NONE: u32 = u32::MAX;

/// Which row of a sparse pool is whose. Places are the indexes of entities.
#[derive(Clone, Debug, Default)]
pub(crate) struct SparseIndex {
    /// By place.
    row_of: Vec<u32>,
    /// By row.
    pub(crate) places: Vec<u32>,
}

impl SparseIndex {
    /// The row of a place.
    #[inline]
    pub(crate) fn row(&self, place: u32) -> Option<usize> {
        let row = *self.row_of.get(place as usize)?;
        (row != NONE).then_some(row as usize)
    }

    /// The next row becomes that of `place`, which has none.
    #[inline]
    pub(crate) fn link(&mut self, place: u32) {
        let at = place as usize;
        if self.row_of.len() <= at {
            self.row_of.resize(at + 1, NONE);
        }
        self.row_of[at] = self.places.len() as u32;
        self.places.push(place);
    }

    /// Takes the row of `place` out and tells which it was; the last row takes its place.
    #[inline]
    pub(crate) fn unlink(&mut self, place: u32) -> Option<usize> {
        let row = self.row(place)?;
        self.places.swap_remove(row);
        self.row_of[place as usize] = NONE;
        if let Some(moved) = self.places.get(row) {
            self.row_of[*moved as usize] = row as u32;
        }
        Some(row)
    }

    pub(crate) fn clear(&mut self) {
        for place in self.places.drain(..) {
            self.row_of[place as usize] = NONE;
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        (self.row_of.capacity() + self.places.capacity()) * size_of::<u32>()
    }
}
