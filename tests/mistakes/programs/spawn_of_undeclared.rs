//! `Commands` spawns what its signature does not name.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands) {
        commands.spawn((Boid::default(), Transform::default()));
    }
}
