//! A system is compiled under a condition of its own.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[cfg(debug_assertions)]
    #[system]
    fn count(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
