//! `after` names a system of a block that has a mistake of its own.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct Steering;

#[systems]
impl Steering {
    #[system]
    pub async fn steer(fish: Query<'_, &Boid>) {
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
