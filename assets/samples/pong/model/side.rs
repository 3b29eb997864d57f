//! [`Side`].

use playground::prelude::*;

/// An end of the table.
#[described]
#[derive(Copy, Eq)]
pub enum Side {
    /// Where x is negative.
    #[default]
    Left,
    /// Where x is positive.
    Right,
}

impl Side {
    /// The other end.
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// The sign of x at this end: -1 or 1.
    pub fn sign(self) -> f32 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }
}
