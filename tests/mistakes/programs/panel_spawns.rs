//! A panel takes the commands of systems.

use fish_model::Boid;
use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, _ui: &mut Ui, mut commands: Commands<(Boid,)>) {
        commands.spawn((Boid::default(),));
    }
}
