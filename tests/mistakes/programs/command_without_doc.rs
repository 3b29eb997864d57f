//! A console command without a doc comment.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[command]
    fn feed(mut game: ResMut<Game>) {
        game.eaten = 0;
    }
}
