//! The context menus of rows and of the empty area.

use super::HierarchyUi;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, SpawnKind, icon};
use playground_graphics::egui::{Button, Ui};

/// One item for each kind of entity, in the groups of the Create menu.
pub fn spawn_items_ui(ui: &mut Ui, parent: Option<EntityId>, commands: &mut Vec<EditorCommand>) {
    let mut group = None;
    for kind in SpawnKind::ALL {
        if group.is_some_and(|group| group != kind.group()) {
            ui.separator();
        }
        group = Some(kind.group());
        let choice = kind.choice();
        let text = format!("{}  {}", choice.icon, choice.title);
        let item = ui.add(Button::new(text).frame_when_inactive(false));
        if item.accessible_name(choice.title).clicked() {
            commands.push(EditorCommand::Spawn {
                kind,
                name: None,
                parent: parent.map(EntityRef::Id),
            });
            ui.close();
        }
    }
}

impl HierarchyUi<'_> {
    /// The context menu of a row.
    pub(super) fn row_menu_ui(&mut self, ui: &mut Ui, entity: EntityId, is_disabled: bool) {
        let title = format!("{}  Create child", icon::ICON_ADD.codepoint);
        ui.menu_button(title, |ui| spawn_items_ui(ui, Some(entity), self.commands));
        ui.separator();
        if item(ui, icon::ICON_EDIT.codepoint, "Rename", "F2") {
            self.start_rename(entity);
        }
        self.clipboard_items_ui(ui);
        ui.separator();
        let entities = self.state.selected.with(entity);
        let (eye, title) = if is_disabled {
            (icon::ICON_VISIBILITY.codepoint, "Enable")
        } else {
            (icon::ICON_VISIBILITY_OFF.codepoint, "Disable")
        };
        if item(ui, eye, title, "") {
            let entities = refs(&entities);
            self.commands.push(if is_disabled {
                EditorCommand::Enable(entities)
            } else {
                EditorCommand::Disable(entities)
            });
        }
        if item(
            ui,
            icon::ICON_CENTER_FOCUS_STRONG.codepoint,
            "Show in viewport",
            "F",
        ) {
            self.commands.push(EditorCommand::FrameSelection);
        }
        ui.separator();
        if item(
            ui,
            icon::ICON_CREATE_NEW_FOLDER.codepoint,
            "Group",
            "Ctrl+G",
        ) {
            self.commands.push(EditorCommand::Group);
        }
        let has_children = self.state.tree.links.first_child(entity.index).is_some();
        let tree = icon::ICON_ACCOUNT_TREE.codepoint;
        if has_children && item(ui, tree, "Select children", "") {
            self.commands.push(EditorCommand::SelectChildren);
        }
        let has_parent = self.state.tree.links.parent(entity.index).is_some();
        if has_parent && item(ui, icon::ICON_LINK_OFF.codepoint, "Move to root", "") {
            self.commands
                .push(EditorCommand::SetParent(refs(&entities), None));
        }
        ui.separator();
        if item(ui, icon::ICON_DELETE.codepoint, "Delete", "Del") {
            self.commands.push(EditorCommand::Despawn(refs(&entities)));
        }
    }

    fn clipboard_items_ui(&mut self, ui: &mut Ui) {
        if item(ui, icon::ICON_LIBRARY_ADD.codepoint, "Duplicate", "Ctrl+D") {
            self.commands.push(EditorCommand::Duplicate);
        }
        if item(ui, icon::ICON_CONTENT_CUT.codepoint, "Cut", "Ctrl+X") {
            self.commands.push(EditorCommand::Cut);
        }
        if item(ui, icon::ICON_CONTENT_COPY.codepoint, "Copy", "Ctrl+C") {
            self.commands.push(EditorCommand::Copy);
        }
        self.paste_item_ui(ui);
    }

    /// The context menu of the empty area.
    pub(super) fn area_menu_ui(&mut self, ui: &mut Ui) {
        let title = format!("{}  Create", icon::ICON_ADD.codepoint);
        ui.menu_button(title, |ui| spawn_items_ui(ui, None, self.commands));
        self.paste_item_ui(ui);
    }

    fn paste_item_ui(&mut self, ui: &mut Ui) {
        if item(ui, icon::ICON_CONTENT_PASTE.codepoint, "Paste", "Ctrl+V") {
            self.commands.push(EditorCommand::Paste(None));
        }
    }
}

fn item(ui: &mut Ui, icon: &str, title: &str, shortcut: &str) -> bool {
    let button = Button::new(format!("{icon}  {title}")).frame_when_inactive(false);
    let clicked = ui
        .add(button.shortcut_text(shortcut))
        .accessible_name(title)
        .clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn refs(entities: &[EntityId]) -> Vec<EntityRef> {
    entities.iter().copied().map(EntityRef::Id).collect()
}
