//! A handler of effects takes a query.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[effect_handler]
    fn splash(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
