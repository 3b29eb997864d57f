//! The word of a console command is two.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Feeds the fish.
    #[command(name = "feed fish")]
    fn feed(mut game: ResMut<Game>) {
        game.eaten = 0;
    }
}
