//! The options of a system stand in a second attribute.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    #[system(stage = Start)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
