//! [`SparseIndex`]: the rows of a sparse pool by entity.

const NONE: u32 = u32::MAX;

/// The row of each entity in a sparse pool, and the entity of each row.
#[derive(Clone, Debug, Default)]
pub(crate) struct SparseIndex {
    /// By entity index.
    row_of: Vec<u32>,
    /// By row.
    pub(crate) entity_indices: Vec<u32>,
}

impl SparseIndex {
    /// The row of an entity index.
    #[inline]
    pub(crate) fn row(&self, index: u32) -> Option<usize> {
        let row = *self.row_of.get(index as usize)?;
        (row != NONE).then_some(row as usize)
    }

    /// Assigns the next row to an entity index, which has none.
    #[inline]
    pub(crate) fn link(&mut self, index: u32) {
        let at = index as usize;
        if self.row_of.len() <= at {
            self.grow(at);
        }
        self.row_of[at] = self.entity_indices.len() as u32;
        self.entity_indices.push(index);
    }

    #[cold]
    fn grow(&mut self, at: usize) {
        self.row_of.resize(at + 1, NONE);
    }

    /// Removes an entity index and returns its row; the last row takes its place.
    #[inline]
    pub(crate) fn unlink(&mut self, index: u32) -> Option<usize> {
        let row = self.row(index)?;
        self.entity_indices.swap_remove(row);
        self.row_of[index as usize] = NONE;
        if let Some(moved) = self.entity_indices.get(row) {
            self.row_of[*moved as usize] = row as u32;
        }
        Some(row)
    }

    pub(crate) fn clear(&mut self) {
        for index in self.entity_indices.drain(..) {
            self.row_of[index as usize] = NONE;
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        (self.row_of.capacity() + self.entity_indices.capacity()) * size_of::<u32>()
    }
}
