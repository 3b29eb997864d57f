//! `when` compares with something other than equality.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(when = Game.eaten > 3)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
