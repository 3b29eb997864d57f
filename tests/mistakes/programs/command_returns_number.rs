//! A console command returns a number.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Tells how many were eaten.
    #[command]
    fn eaten(game: Res<Game>) -> u32 {
        game.eaten
    }
}
