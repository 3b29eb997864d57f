//! Shortcuts while the mouse is over the picture and no text field has the focus.

use super::ViewportUi;
use playground_base::egui::{Key, Modifiers, Response, Ui};
use playground_core_ui::{EditorCommand, Space, Tool};

/// The keys of the tools.
const TOOLS: [(Key, Tool); 4] = [
    (Key::Q, Tool::Select),
    (Key::W, Tool::Move),
    (Key::E, Tool::Rotate),
    (Key::R, Tool::Scale),
];

impl ViewportUi<'_, '_> {
    /// Turns keys into commands and removes them from the input.
    pub(super) fn shortcuts(&mut self, ui: &Ui, response: &Response) {
        let is_typing = ui.ctx().text_edit_focused();
        let is_busy = self.state.controls.is_flying || self.state.drag.is_some();
        if is_typing || is_busy || !response.contains_pointer() {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, tool) in TOOLS {
            if pressed(key) {
                self.context.commands.push(EditorCommand::UseTool(tool));
            }
        }
        if pressed(Key::X) {
            let other = match self.context.state.tools.space {
                Space::World => Space::Local,
                Space::Local => Space::World,
            };
            self.context.commands.push(EditorCommand::UseSpace(other));
        }
        if pressed(Key::F) {
            self.frame_selection(response.rect);
        }
    }
}
