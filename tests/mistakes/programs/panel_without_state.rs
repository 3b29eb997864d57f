//! A panel is a struct without state.

use playground_panels::prelude::*;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, ui: &mut Ui) {
        ui.label("fish");
    }
}
