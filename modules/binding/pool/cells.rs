//! [`Cells`]: the owner of all component cells of one world.

use qcell::QCellOwner;

/// The owner of all component cells of one world, and the world's tick. `&Cells` borrows columns
/// through locks, `&mut Cells` without any.
pub struct Cells {
    pub(crate) owner: QCellOwner,
    /// Counts changes; a row remembers the tick of its last write.
    pub tick: u32,
}

impl Cells {
    /// The cells of a new world.
    pub fn new() -> Self {
        Self {
            owner: QCellOwner::new(),
            tick: 1,
        }
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self::new()
    }
}
