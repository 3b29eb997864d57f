//! A single component is spawned without a tuple.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn(Boid::default());
    }
}
