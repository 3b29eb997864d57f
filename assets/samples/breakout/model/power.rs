//! [`Power`] and [`PowerKind`].

use playground::prelude::*;

/// What a power does: the rows of the sheet of powers, from the top.
#[described]
#[derive(Copy, Eq)]
pub enum PowerKind {
    /// The paddle is wide for a while.
    #[default]
    Wide,
    /// Each ball becomes three.
    More,
    /// Balls are slow for a while.
    Slow,
    /// One life more.
    Life,
}

impl PowerKind {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 4] = [Self::Wide, Self::More, Self::Slow, Self::Life];

    /// Its name, for the player.
    pub fn label(self) -> &'static str {
        match self {
            Self::Wide => "WIDE",
            Self::More => "MORE BALLS",
            Self::Slow => "SLOW",
            Self::Life => "EXTRA LIFE",
        }
    }

    /// Its colour.
    pub fn color(self) -> Color {
        match self {
            Self::Wide => Color::rgb(0.1, 0.55, 0.95),
            Self::More => Color::rgb(1.0, 0.36, 0.08),
            Self::Slow => Color::rgb(0.2, 0.7, 0.16),
            Self::Life => Color::rgb(1.0, 0.1, 0.26),
        }
    }
}

/// A power that falls. The paddle catches it.
#[component(copy)]
pub struct Power {
    /// What it does.
    pub kind: PowerKind,
    /// Time since it came out of its brick.
    #[field(unit = "s", min = 0)]
    pub age_s: f32,
    /// Where it came out.
    #[field(unit = "m")]
    pub from_x: f32,
}
