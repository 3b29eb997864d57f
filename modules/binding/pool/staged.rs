//! [`StagedRows`]: typed rows put aside for a structural command.

use playground_modules_types::ComponentId;

/// Rows of one component that were put aside in its pool. A command names them; whoever applies it
/// moves them into a table without knowing their type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagedRows {
    /// Whose rows.
    pub component: ComponentId,
    /// Their place among what is put aside.
    pub place: u32,
    /// How many.
    pub count: u32,
}

/// What one request put aside.
#[derive(Debug)]
pub(crate) enum Staged<T> {
    /// Used already.
    Taken,
    /// One row, which needs no memory of its own.
    One(T),
    /// A batch, which an empty column takes over as it is.
    Many(Vec<T>),
}

impl<T> Staged<T> {
    /// Of a whole iterator, and how many there are.
    pub(crate) fn of(rows: impl IntoIterator<Item = T>) -> (Self, usize) {
        let mut rows = rows.into_iter();
        if rows.size_hint() == (1, Some(1))
            && let Some(row) = rows.next()
        {
            return (Self::One(row), 1);
        }
        let rows: Vec<T> = rows.collect();
        let count = rows.len();
        (Self::Many(rows), count)
    }

    pub(crate) const fn count(&self) -> usize {
        match self {
            Self::Taken => 0,
            Self::One(_) => 1,
            Self::Many(rows) => rows.len(),
        }
    }

    pub(crate) const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Taken)
    }
}
