//! `after` names no system.

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

    #[system(after = ster)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
