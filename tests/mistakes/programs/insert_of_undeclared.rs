//! `Commands` inserts what its signature does not name.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn tag(fish: Query<EntityId>, mut commands: Commands) {
        for entity in &fish {
            commands.insert(entity, Boid::default());
        }
    }
}
