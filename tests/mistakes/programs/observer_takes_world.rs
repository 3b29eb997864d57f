//! An observer takes the world.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[observer]
    fn greet(fish: OnAdd<Boid>, mut world: WorldMut) {
        for entity in fish.iter() {
            let _ = world.despawn(entity);
        }
    }
}
