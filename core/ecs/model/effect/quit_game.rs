//! [`QuitGame`].

use playground_base::effect;

/// Ends the game. In the editor this is the same as Stop.
#[effect]
#[derive(Copy)]
pub struct QuitGame {}
