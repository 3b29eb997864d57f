//! The plugin has no default.

use fish_model::Boid;
use playground::prelude::*;

pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
