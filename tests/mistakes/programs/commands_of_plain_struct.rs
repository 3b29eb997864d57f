//! `Commands` names a struct that is no component.

use fish_model::{Boid, Plain};
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

#[systems]
impl GameSystems {
    #[system(stage = Start)]
    fn spawn(mut commands: Commands<(Boid, Plain)>) {
        commands.spawn((Boid::default(), Plain::default()));
    }
}
