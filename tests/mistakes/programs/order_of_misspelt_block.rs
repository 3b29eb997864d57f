//! `after` names no type.

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
    #[system(after = Stering::steer)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
