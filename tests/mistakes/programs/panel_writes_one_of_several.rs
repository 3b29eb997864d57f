//! A panel writes one of two components.

use fish_model::Boid;
use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, ui: &mut Ui, mut fish: Query<(&Boid, &mut Transform)>) {
        ui.label(format!("{}", fish.iter_mut().count()));
    }
}
