//! `after` names a function of a type without a block of systems.

use fish_model::Boid;
use playground::prelude::*;

pub struct Steering;

impl Steering {
    pub fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(after = Steering::steer)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
