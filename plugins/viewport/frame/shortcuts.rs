//! Shortcuts while the mouse is over the picture and no text field has the focus.

use super::ViewportUi;
use playground_core_ui::{EditorCommand, Space, Tool, ViewSide, is_typing};
use playground_graphics::egui::{Key, Modifiers, Response, Ui};

/// The keys of the tools.
const TOOLS: [(Key, Tool); 5] = [
    (Key::Q, Tool::Select),
    (Key::W, Tool::Move),
    (Key::E, Tool::Rotate),
    (Key::R, Tool::Scale),
    (Key::B, Tool::Tiles),
];

/// The keys of the views from the sides, as on the number pad; with Ctrl from the other side.
const SIDES: [(Key, ViewSide, ViewSide); 3] = [
    (Key::Num1, ViewSide::Front, ViewSide::Back),
    (Key::Num3, ViewSide::Right, ViewSide::Left),
    (Key::Num7, ViewSide::Top, ViewSide::Bottom),
];

impl ViewportUi<'_, '_> {
    /// Turns keys into commands and removes them from the input.
    pub(super) fn shortcuts(&mut self, ui: &Ui, response: &Response) {
        let is_typing = is_typing(ui);
        let is_busy = self.state.controls.is_flying || self.state.drag.is_some();
        let is_menu = ui.input(|input| input.modifiers.alt);
        if is_typing || is_busy || is_menu || !response.contains_pointer() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        for (key, tool) in TOOLS {
            if pressed(Modifiers::NONE, key) {
                self.context.commands.push(EditorCommand::UseTool(tool));
            }
        }
        if pressed(Modifiers::NONE, Key::X) {
            let other = match self.context.state.tools.space {
                Space::World => Space::Local,
                Space::Local => Space::World,
            };
            self.context.commands.push(EditorCommand::UseSpace(other));
        }
        for (key, side, other) in SIDES {
            if pressed(Modifiers::COMMAND, key) {
                self.context.commands.push(EditorCommand::LookFrom(other));
            } else if pressed(Modifiers::NONE, key) {
                self.context.commands.push(EditorCommand::LookFrom(side));
            }
        }
        if pressed(Modifiers::NONE, Key::Num5) {
            let is_on = self.context.state.tools.orthographic;
            let switch = EditorCommand::SetOrthographic(!is_on);
            self.context.commands.push(switch);
        }
        // A pattern without modifiers also matches a key with Shift, so that one comes first.
        if pressed(Modifiers::SHIFT, Key::F) {
            self.context.commands.push(EditorCommand::FrameAll);
        } else if pressed(Modifiers::NONE, Key::F) {
            self.frame_selection(response.rect);
        }
    }
}
