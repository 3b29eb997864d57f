//! `if_changed` names no parameter.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(if_changed = boids)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
