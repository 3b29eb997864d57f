//! [`Side`].

use playground::prelude::*;

/// An end of the table.
#[described]
pub enum Side {
    /// The end at negative x.
    #[default]
    Left,
    /// The end at positive x.
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
