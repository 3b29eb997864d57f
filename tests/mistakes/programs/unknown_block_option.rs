//! A block knows no such option.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems(stage = Update)]
impl GameSystems {
    #[system]
    fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }

    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
