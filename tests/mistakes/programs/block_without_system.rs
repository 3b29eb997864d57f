//! No function of the block is a system.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
