//! Draws the panel.

mod drag;
mod empty;
mod list;
mod menu;
mod rename;
mod row;
mod symbol;
mod toolbar;
mod world_row;

use crate::panel::HierarchyPanel;
use playground_core_drawing::{Light, MeshRenderer};
use playground_core_ecs::{EntityId, Name, ReadColumns, WorldReader};
use playground_core_ui::{EditorCommand, theme, words};
use playground_graphics::egui::{self, RichText, Ui};

/// One frame of the panel.
pub struct HierarchyUi<'a> {
    /// The world.
    pub world: WorldReader<'a>,
    /// Names of entities.
    pub names: ReadColumns<'a, Name>,
    /// Meshes, whose kind decides the icon.
    pub meshes: ReadColumns<'a, MeshRenderer>,
    /// Lights, for the same.
    pub lights: ReadColumns<'a, Light>,
    /// The keyboard is the editor's, not the game's.
    pub has_keyboard: bool,
    /// The state of the panel.
    pub state: &'a mut HierarchyPanel,
    /// The commands that it sends.
    pub commands: &'a mut Vec<EditorCommand>,
}

impl HierarchyUi<'_> {
    /// Draws everything.
    pub fn panel_ui(&mut self, ui: &mut Ui) {
        self.toolbar_ui(ui);
        ui.add_space(4.0);
        let footer = theme::ROW_HEIGHT;
        let area = ui.available_rect_before_wrap();
        let (list, footer) = area.split_top_bottom_at_y(area.bottom() - footer);
        ui.scope_builder(egui::UiBuilder::new().max_rect(list), |ui| {
            let takes_focus = self.world_row_ui(ui);
            if self.state.tree.rows.is_empty() {
                self.empty_ui(ui)
            } else {
                self.list_ui(ui)
            }
            if takes_focus {
                ui.memory_mut(|memory| memory.request_focus(list::focus_id()));
            }
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(footer), |ui| {
            self.footer_ui(ui)
        });
    }

    fn footer_ui(&self, ui: &mut Ui) {
        let (tree, selected) = (&self.state.tree, self.state.selected.list().len());
        let mut text = if self.state.filter.is_empty() {
            counted(tree.total, "entity", "entities")
        } else {
            format!(
                "{} of {}",
                words::count(tree.passing),
                counted(tree.total, "entity", "entities")
            )
        };
        if self.state.selected.is_world() {
            text += "  \u{b7}  World selected";
        }
        if selected > 0 {
            text += &format!("  \u{b7}  {} selected", words::count(selected));
        }
        ui.horizontal_centered(|ui| {
            ui.add_space(theme::MARGIN);
            let text = RichText::new(text).small().color(theme::TEXT_WEAK);
            ui.add(egui::Label::new(text).truncate());
        });
    }

    /// The name of an entity for users: its number if it has no name.
    pub fn name_of(&self, entity: EntityId) -> String {
        match self.own_name(entity) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!("Entity {}", entity.index),
        }
    }

    /// The value of its `Name`.
    pub fn own_name(&self, entity: EntityId) -> Option<&str> {
        let location = self.world.entity(entity)?;
        let name = self.names.get(location.archetype, location.row as usize)?;
        Some(name.name.as_str())
    }
}

/// `1 entity`, `12,345 entities`.
fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", words::count(count))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn count_of_one_is_singular() {
        assert_eq!(counted(1, "entity", "entities"), "1 entity");
        assert_eq!(counted(2, "entity", "entities"), "2 entities");
    }
}
