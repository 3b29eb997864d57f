//! [`SetTitle`].

use playground_base::effect;

/// Sets the title of the game's window until the game ends.
#[effect]
pub struct SetTitle {
    /// The title; empty for the window's own.
    pub title: String,
}
