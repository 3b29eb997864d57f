//! Spawns more components than a tuple may have.

use fish_model::Boid;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system]
    fn spawn(mut commands: Commands<(Boid,)>) {
        let boid = Boid::default;
        commands.spawn((boid(), boid(), boid(), boid(), boid(), boid(), boid(), boid(), boid()));
    }
}
