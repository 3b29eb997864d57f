//! An entity is spawned with a resource.

use fish_model::Game;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn begin(mut world: WorldMut<(Game,)>) {
        let _ = world.spawn((Game::default(),));
    }
}
