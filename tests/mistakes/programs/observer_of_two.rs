//! An observer observes two things.

use fish_model::{Boid, Predator};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn greet(fish: OnAdd<Boid>, sharks: OnAdd<Predator>) {
        let _ = fish.iter().count() + sharks.iter().count();
    }
}
