//! A panel returns a number.

use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, ui: &mut Ui) -> u32 {
        ui.label("fish");
        3
    }
}
