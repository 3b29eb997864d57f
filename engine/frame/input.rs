//! Keyboard and mouse into the world.

use crate::{Engine, EngineError};
use playground_core_ecs::{RowSource, TableId};
use playground_core_input::{Input, InputEvent};

impl Engine {
    /// Makes the resource that plugins read, if nobody has.
    pub(crate) fn ensure_input(&self) -> Result<(), EngineError> {
        let Some(keys) = &self.keys else {
            return Ok(());
        };
        let (world, id) = (self.world(), keys.input.component());
        let components = &self.views().components;
        if components.call(|view| view.resource(world, id))?.is_none() {
            components.call(|view| view.set_resource(world, id, RowSource::Default))??;
        }
        Ok(())
    }

    /// Brings the resource up to date for the next step.
    pub(crate) fn write_input(&mut self) -> Result<(), EngineError> {
        let events = std::mem::take(&mut self.play.events);
        let Some(keys) = &self.keys else {
            return Ok(());
        };
        let mut structure = self.runtime.world.structure.write();
        let rows = keys
            .input
            .rows_mut(&mut structure.cells, TableId::RESOURCES);
        if let Some(input) = rows.first_mut() {
            fold(input, &events);
        }
        Ok(())
    }
}

/// What is held stays held; what moved starts from nothing with each step.
fn fold(input: &mut Input, events: &[InputEvent]) {
    input.pressed.clear();
    input.motion = Default::default();
    input.wheel = 0.0;
    for event in events {
        match *event {
            InputEvent::Key(key, true) => {
                if !input.keys.contains(&key) {
                    input.keys.push(key);
                    input.pressed.push(key);
                }
            }
            InputEvent::Key(key, false) => input.keys.retain(|held| *held != key),
            InputEvent::Button(button, true) => {
                if !input.buttons.contains(&button) {
                    input.buttons.push(button);
                }
            }
            InputEvent::Button(button, false) => input.buttons.retain(|held| *held != button),
            InputEvent::Motion(by) => input.motion += by,
            InputEvent::Wheel(by) => input.wheel += by,
            InputEvent::Released => {
                input.keys.clear();
                input.buttons.clear();
            }
        }
    }
}
