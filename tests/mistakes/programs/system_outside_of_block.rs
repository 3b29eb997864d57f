//! `#[systems]` is missing on the block.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;


impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
