//! [`Cells`]: the owner of all component cells of one world.

use super::place_set::PlaceSet;
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
    /// Places of entities that have a row of some sparse component, or had one.
    pub(crate) sparse: PlaceSet,
}

impl Cells {
    /// The cells of a new world.
    pub fn new() -> Self {
        Self {
            owner: QCellOwner::new(),
            tick: AtomicU32::new(1),
            sparse: PlaceSet::default(),
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

    /// False when the entity at `place` has no row of any sparse component. True says nothing.
    #[inline]
    pub fn may_have_sparse(&self, place: u32) -> bool {
        self.sparse.contains(place)
    }

    /// The entity at `place` has no row of any sparse component any more.
    pub fn forget_sparse(&mut self, place: u32) {
        self.sparse.remove(place);
    }
}

impl Default for Cells {
    fn default() -> Self {
        Self::new()
    }
}
