//! A system takes the world twice.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn reset(mut world: WorldMut<(Boid,)>, other: WorldMut) {
        let _ = (world.spawn((Boid::default(),)), other);
    }
}
