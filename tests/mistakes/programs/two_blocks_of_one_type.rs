//! A type has two blocks of systems.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
