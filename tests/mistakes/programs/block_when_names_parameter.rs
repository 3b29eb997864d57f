//! The condition of a block names a parameter.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems(name = "fish", if_any = fish)]
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
