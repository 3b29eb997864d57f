//! A panel at a side that there is not.

use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish", side = Top)]
impl GameSystems {
    fn ui(&mut self, ui: &mut Ui) {
        ui.label("fish");
    }
}
