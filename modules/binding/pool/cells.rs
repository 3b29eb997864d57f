//! [`Cells`]: the owner of all component cells of one world.

use qcell::QCellOwner;
use std::sync::atomic::{AtomicU32, Ordering};

/// The owner of all component cells of one world, and the world's tick. `&Cells` borrows columns
/// through locks, `&mut Cells` without any.
///
/// The tick counts batches of changes; a row remembers the tick of its last write. It moves on a
/// few times a frame, so its 32 bits last for months of play.
pub struct Cells {
    pub(crate) owner: QCellOwner,
    tick: AtomicU32,
}

impl Cells {
    /// The cells of a new world.
    pub fn new() -> Self {
        Self {
            owner: QCellOwner::new(),
            tick: AtomicU32::new(1),
        }
    }

    /// The tick that rows written now remember. A plain load: it changes only between batches.
    #[inline]
    pub fn tick(&self) -> u32 {
        self.tick.load(Ordering::Relaxed)
    }

    /// Starts a batch of changes: rows written from now on are newer than all before. Returns the
    /// new tick. Who borrowed columns before keeps the tick of then.
    pub fn advance(&self) -> u32 {
        self.tick.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self::new()
    }
}
