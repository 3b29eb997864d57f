//! An exclusive system adds a component that it does not name.

use fish_model::{Boid, Predator};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut world: WorldMut<(Transform, Predator)>) {
        let _ = world.insert(EntityId::NONE, Boid::default());
    }
}
