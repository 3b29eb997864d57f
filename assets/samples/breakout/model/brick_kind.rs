//! [`BrickKind`].

use playground::prelude::*;

/// What a brick is made of: the rows of the sheet of bricks, from the top.
#[described]
#[derive(Copy, Eq)]
pub enum BrickKind {
    /// Breaks at once.
    #[default]
    Red,
    /// The same.
    Orange,
    /// The same.
    Yellow,
    /// The same.
    Green,
    /// The same.
    Blue,
    /// The same.
    Violet,
    /// Cracks first.
    Hard,
    /// Never breaks.
    Steel,
    /// Always drops a power.
    Bonus,
}

impl BrickKind {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 9] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Violet,
        Self::Hard,
        Self::Steel,
        Self::Bonus,
    ];

    /// Hits until it breaks; `None` for one that never does.
    pub fn hits(self) -> Option<u32> {
        match self {
            Self::Steel => None,
            Self::Hard => Some(2),
            _ => Some(1),
        }
    }

    /// Points for breaking it.
    pub fn points(self) -> u32 {
        match self {
            Self::Violet | Self::Blue => 10,
            Self::Green | Self::Yellow => 20,
            Self::Orange | Self::Red => 30,
            Self::Hard | Self::Bonus => 50,
            Self::Steel => 0,
        }
    }

    /// The colour of its pieces.
    pub fn color(self) -> Color {
        match self {
            Self::Red => Color::rgb(0.9, 0.08, 0.13),
            Self::Orange => Color::rgb(0.95, 0.3, 0.07),
            Self::Yellow => Color::rgb(0.95, 0.62, 0.1),
            Self::Green => Color::rgb(0.08, 0.66, 0.25),
            Self::Blue => Color::rgb(0.08, 0.38, 0.92),
            Self::Violet => Color::rgb(0.36, 0.17, 0.92),
            Self::Hard => Color::rgb(0.4, 0.48, 0.62),
            Self::Steel => Color::rgb(0.2, 0.26, 0.4),
            Self::Bonus => Color::rgb(1.0, 0.55, 0.06),
        }
    }
}
