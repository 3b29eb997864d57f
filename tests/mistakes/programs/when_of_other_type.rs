//! `when` compares a field with another type.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(when = Game.eaten == "none")]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
