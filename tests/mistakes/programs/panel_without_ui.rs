//! A panel without the function that draws it.

use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn draw(&mut self, ui: &mut Ui) {
        ui.label("fish");
    }
}
