//! A panel without a title.

use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(side = Left)]
impl GameSystems {
    fn ui(&mut self, ui: &mut Ui) {
        ui.label("fish");
    }
}
