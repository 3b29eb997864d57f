//! A panel calls a contract that writes.

use playground::ecs::BoundEntityView;
use playground_panels::prelude::*;
use playground::prelude::*;

#[state]
pub struct GameSystems {}

#[panel(title = "Fish")]
impl GameSystems {
    fn ui(&mut self, context: &mut PanelContext, entities: &BoundEntityView) {
        let world = context.world;
        let _ = entities.call(|view| view.clear(world));
    }
}
