//! A component is the filter, without `With`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Transform, Boid>) {
        let _ = fish.len();
    }
}
