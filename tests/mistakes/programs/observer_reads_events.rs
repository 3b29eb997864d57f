//! An observer takes events as a system does.

use fish_model::Boid;
use playground::prelude::*;

/// A shark bit.
#[event]
pub struct Bite {}

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn greet(fish: OnAdd<Boid>, bites: Events<Bite>) {
        let _ = fish.iter().count() + bites.iter().count();
    }
}
