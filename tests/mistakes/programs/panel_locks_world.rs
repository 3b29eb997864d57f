//! A panel reaches for the data of the world.

use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, context: &mut PanelContext) {
        let _ = context.world.world_data;
    }
}
