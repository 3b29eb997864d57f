//! A system has two stages.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start, stage = Update)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
