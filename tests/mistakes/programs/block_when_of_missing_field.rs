//! `when` of a block names a field that is not there.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems(when = !Game.pause)]
impl GameSystems {
    #[system]
    fn steer(fish: Query<&Boid>) {
        let _ = fish.len();
    }

    #[system]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
