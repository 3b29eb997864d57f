//! `after` names no system of the other block.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct Steering;

#[systems]
impl Steering {
    #[system]
    pub fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = Steering::ster)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
