//! `when` names a field that is not there.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(when = !Game.pause)]
    fn swim(fish: Query<&Boid>) {
        let _ = fish.len();
    }
}
