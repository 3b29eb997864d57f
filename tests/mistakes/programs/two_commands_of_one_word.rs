//! Two console commands have one word.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    /// Feeds the fish.
    #[command]
    fn feed(mut game: ResMut<Game>) {
        game.eaten = 0;
    }

    /// Feeds the fish again.
    #[command(name = "feed")]
    fn feed_again(mut game: ResMut<Game>) {
        game.eaten = 1;
    }
}
