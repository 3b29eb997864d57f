//! [`GizmoView`]: the contract of a plugin's gizmo of a component.
//!
//! - `#[gizmo]` writes the implementation, for a type with a function `gizmo`.
//! - It is called in each frame of the viewport, for each selected entity that has the component.
//!   In play it is called while the editor's camera is used.
//! - It gets a copy of the component and answers with what the dragged handle made of it. The
//!   viewport sends the fields that changed as commands, with undo.
//! - One that fails or panics is not called again until its module is reloaded.

use crate::Gizmo;
use playground_base::{ModuleError, Value, view};
use playground_core_ecs::WorldReader;

/// A plugin's gizmo of a component.
#[view(fragments)]
pub trait GizmoView {
    /// Stable name of the component.
    fn component(&self) -> &'static str;

    /// Draws it, and answers with the component as edited. `value` is the component of
    /// `gizmo.entity()`.
    ///
    /// # Errors
    /// What it could not draw.
    fn gizmo(
        &self,
        gizmo: &mut Gizmo,
        world: WorldReader<'_>,
        value: &Value,
    ) -> Result<Value, ModuleError>;
}
