//! An observer whose first parameter is a query.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn greet(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
