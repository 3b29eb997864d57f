//! An exclusive system waits for the world.

use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(if_any = world)]
    fn swim(mut world: WorldMut) {
        let _ = world.world_data();
    }
}
