//! [`PoolsView`]: what the user chose to see, and the panel's parts.

use crate::field::Field;
use crate::snapshot::Snapshot;
use crate::table_ui::{components_ui, models_ui, summary_ui};
use playground_base::state;
use playground_core_ui::{EditorCommand, SortOrder};
use playground_graphics::egui::{CollapsingHeader, Ui};

/// What the user chose to see.
#[state]
#[derive(Clone, Debug)]
pub struct PoolsView {
    /// How the table is sorted.
    pub order: SortOrder<Field>,
    /// What the name of a component has to contain.
    pub filter: String,
}

impl PoolsView {
    /// Draws the pools of a snapshot.
    pub fn ui(&mut self, ui: &mut Ui, snapshot: &Snapshot, commands: &mut Vec<EditorCommand>) {
        summary_ui(ui, snapshot, &mut self.filter);
        ui.add_space(4.0);
        if !snapshot.models.is_empty() {
            let title = format!("Model pools ({})", snapshot.models.len());
            CollapsingHeader::new(title).show(ui, |ui| models_ui(ui, &snapshot.models));
        }
        components_ui(ui, snapshot, &self.filter, &mut self.order, commands);
    }
}
