//! A system that takes the world also takes a query.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn reset(mut world: WorldMut<(Boid,)>, fish: Query<EntityId, With<Boid>>) {
        for entity in &fish {
            world.insert(entity, Boid::default()).ok();
        }
    }
}
