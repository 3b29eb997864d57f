//! `Commands` names one of the two types that are spawned.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(), Transform::default()));
    }
}
