//! A system of the stage `Start` in a block with a condition.

use fish_model::{Boid, Game};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems(when = !Game.paused)]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }
}
