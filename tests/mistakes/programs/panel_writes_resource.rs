//! A panel writes a resource.

use fish_model::Game;
use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, _: &mut Ui, mut game: ResMut<Game>) {
        game.eaten += 1;
    }
}
