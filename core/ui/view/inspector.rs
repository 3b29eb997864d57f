//! [`InspectorView`]: the contract of a plugin's own inspector of a component.
//!
//! - `#[inspector]` writes the implementation, for a type with a function `ui`.
//! - It gets a copy of the component and answers with what the user made of it. The inspector panel
//!   sends the fields that changed as commands: for all selected entities, with undo.
//! - Where two implementers name one component, the first by name is used.
//! - The world is locked for readers while `ui` runs, as it is for a panel.

use playground_base::{ModuleError, Value, view};
use playground_core_ecs::WorldReader;
use playground_graphics::egui;

/// The declaration of an inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InspectorInfo {
    /// Stable name of the component.
    pub component: &'static str,
    /// Shows the fields of the component too, below.
    pub shows_fields: bool,
}

/// A plugin's own inspector of a component.
#[view(fragments)]
pub trait InspectorView {
    /// The component that it edits.
    fn info(&self) -> InspectorInfo;

    /// Draws it, and answers with the component as edited. `value` is the component of the entity
    /// that was selected last.
    ///
    /// # Errors
    /// What it could not show. The fields of the component are shown instead.
    fn ui(
        &self,
        ui: &mut egui::Ui,
        world: WorldReader<'_>,
        value: &Value,
    ) -> Result<Value, ModuleError>;
}
