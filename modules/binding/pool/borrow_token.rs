//! [`BorrowToken`]: permission to borrow the component columns of one world.

use super::index_set::IndexSet;
use qcell::QCellOwner;
use std::sync::atomic::{AtomicU32, Ordering};

/// Permission to borrow the component columns of one world, and the world's tick. `&BorrowToken`
/// borrows columns through locks, `&mut BorrowToken` without any.
///
/// The tick counts batches of changes; a row remembers the tick of its last write. It advances once
/// for each system that runs: with 50 systems 60 times a second, its 32 bits last for 16 days of
/// play. After that it starts again at 0, and a write looks older than those before.
pub struct BorrowToken {
    pub(crate) owner: QCellOwner,
    tick: AtomicU32,
    /// Indices of entities that have or had a row of some sparse component.
    pub(crate) sparse: IndexSet,
}

impl BorrowToken {
    /// The token of a new world.
    pub fn new() -> Self {
        Self {
            owner: QCellOwner::new(),
            tick: AtomicU32::new(1),
            sparse: IndexSet::default(),
        }
    }

    /// The tick given to rows written now. A plain load: it changes only between batches.
    #[inline]
    pub fn tick(&self) -> u32 {
        self.tick.load(Ordering::Relaxed)
    }

    /// Starts a batch of changes: rows written from now on are newer than all before. Returns the
    /// new tick. Columns borrowed before keep the earlier tick.
    pub fn advance(&self) -> u32 {
        self.tick.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
    }

    /// False when the entity with this index has no row of any sparse component. True proves
    /// nothing.
    #[inline]
    pub fn may_have_sparse(&self, index: u32) -> bool {
        self.sparse.contains(index)
    }

    /// Records that the entity with this index has no row of any sparse component any more.
    pub fn forget_sparse(&mut self, index: u32) {
        self.sparse.remove(index);
    }
}

impl Default for BorrowToken {
    fn default() -> Self {
        Self::new()
    }
}
