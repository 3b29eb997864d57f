//! Commands are given inside `par_for_each`.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn end(mut fish: Query<(EntityId, &Boid)>, mut commands: Commands) {
        fish.par_for_each(|(entity, _)| commands.despawn(entity));
    }
}
