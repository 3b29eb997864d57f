//! [`Label`], [`Shown`], [`LifeMark`] and [`Logo`].

use playground::prelude::*;

/// What a text shows.
#[described]
pub enum Shown {
    /// The points.
    #[default]
    Score,
    /// The most points of all games.
    Best,
    /// The number of the level.
    Level,
    /// The title, and what happened.
    Message,
    /// What it means, below the message.
    Detail,
    /// What to press.
    Hint,
}

/// Keeps the `Text` of its entity up to date.
#[component(copy)]
pub struct Label {
    /// What the text shows.
    pub shows: Shown,
}

/// A heart that is full while the player has this many lives.
#[component(copy)]
pub struct LifeMark {
    /// The number of lives from which it is full.
    #[field(min = 1, max = 9, default = 1)]
    pub life: u32,
}

/// The sign with the name of the game, which is shown in the title.
#[component]
pub struct Logo {}
