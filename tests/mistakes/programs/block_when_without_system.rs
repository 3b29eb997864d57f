//! A block has a condition and no system.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems(when = !Game.paused)]
impl GameSystems {
    #[observer]
    fn greet(fish: OnAdd<Boid>) {
        let _ = fish.iter();
    }
}
