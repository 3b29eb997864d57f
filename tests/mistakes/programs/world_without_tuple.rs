//! `WorldMut` of a single component.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut world: WorldMut<Boid>) {
        let _ = world.world_data();
    }
}
