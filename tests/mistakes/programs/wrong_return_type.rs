//! A system returns a number.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid>) -> usize {
        fish.len()
    }
}
