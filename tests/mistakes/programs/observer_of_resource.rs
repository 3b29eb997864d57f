//! An observer waits for a resource to be added.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn begun(games: OnAdd<Game>) {
        let _ = games.iter().count();
    }
}
