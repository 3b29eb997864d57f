//! [`StagedRows`]: typed rows that a structural command will use.

use playground_modules_types::ComponentId;

/// Rows of one component that are staged in its pool. A command names them; applying it moves them
/// into an archetype without knowing their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedRows {
    /// The component.
    pub component: ComponentId,
    /// Their slot among the staged rows of the pool.
    pub slot: u32,
    /// The number of rows.
    pub count: u32,
}

/// The rows of one staging request.
#[derive(Debug)]
pub enum Staged<T> {
    /// Used already.
    Taken,
    /// One row, without an allocation.
    One(T),
    /// A batch, which an empty column takes over as it is.
    Many(Vec<T>),
}

impl<T> Staged<T> {
    #[inline]
    pub(crate) const fn count(&self) -> usize {
        match self {
            Self::Taken => 0,
            Self::One(_) => 1,
            Self::Many(rows) => rows.len(),
        }
    }

    #[inline]
    pub(crate) const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Taken)
    }
}
