//! A resource is named in a query.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(games: Query<&Game>) {
        let _ = games.first();
    }
}
