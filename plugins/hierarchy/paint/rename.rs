//! A name edited in its row.

use super::HierarchyUi;
use crate::panel::Rename;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, select_all_text, text_field};
use playground_graphics::egui::{Id, Key, Rect, Ui};

fn field_id() -> Id {
    Id::unique("hierarchy rename")
}

impl HierarchyUi<'_> {
    /// Lets the user edit a name; its row comes into view.
    pub(super) fn start_rename(&mut self, entity: EntityId) {
        self.state.scroll.reveal = Some(entity);
        self.state.rename = Some(Rename {
            entity,
            text: self.name_of(entity),
            is_focused: false,
        });
    }

    /// The name as a field: Enter and a click elsewhere keep it, Escape does not.
    pub(super) fn rename_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let Some(mut rename) = self.state.rename.take() else {
            return;
        };
        let field = text_field("name", &mut rename.text).id(field_id());
        let field = ui.place(rect, field).accessible_name("New name");
        if rename.is_focused && !field.has_focus() {
            return self.end_rename(ui, rename);
        }
        if !rename.is_focused {
            rename.is_focused = true;
            field.request_focus();
            select_all_text(ui, field_id(), &rename.text);
        }
        self.state.rename = Some(rename);
    }

    /// Ends an edit whose row was scrolled, folded or filtered away, or whose entity is gone.
    pub(super) fn end_hidden_rename(&mut self, ui: &Ui) {
        let is_hidden = |rename: &mut Rename| {
            let has_focus = ui.memory(|memory| memory.has_focus(field_id()));
            let has_row = self.state.tree.position(rename.entity).is_some();
            !has_row || (rename.is_focused && !has_focus)
        };
        if let Some(rename) = self.state.rename.take_if(is_hidden) {
            self.end_rename(ui, rename);
        }
    }

    fn end_rename(&mut self, ui: &Ui, rename: Rename) {
        let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
        let is_alive = self.world.entity(rename.entity).is_some();
        let name = rename.text.trim();
        let is_new = !name.is_empty() && name != self.name_of(rename.entity);
        if is_alive && is_new && !is_cancelled {
            let entities = vec![EntityRef::Id(rename.entity)];
            let name = name.to_owned();
            self.commands.push(EditorCommand::Rename(entities, name));
        }
        // A click into another field keeps the focus there.
        if ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(super::list::focus_id()));
        }
    }
}
