//! [`QuitGame`].

use playground_base::effect;

/// Ends the game. In the editor that is what Stop does.
#[effect]
#[derive(Copy)]
pub struct QuitGame {}
