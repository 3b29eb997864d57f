//! A component of entities is taken as a resource.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn swim(mut world: WorldMut<(Boid,)>) {
        let boid: Option<&mut Boid> = world.resource_mut();
        let _ = boid;
    }
}
