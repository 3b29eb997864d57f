//! [`SetTitle`].

use playground_base::effect;

/// Writes something into the title of the game's window, until the game ends.
#[effect]
pub struct SetTitle {
    /// What stands there; empty for the title that the window had.
    pub title: String,
}
