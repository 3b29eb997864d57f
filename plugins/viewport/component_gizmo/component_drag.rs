//! [`ComponentDrag`]: the drag of a handle of a plugin's gizmo.

use playground_base::Value;
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::EntityId;
use playground_core_ui::HandleDrag;

/// The drag of a handle of a plugin's gizmo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ComponentDrag {
    /// `crate::Type` of the gizmo.
    pub gizmo: String,
    /// The entity whose component is edited.
    pub entity: EntityId,
    /// The handle and the mouse.
    pub drag: HandleDrag,
    /// The number of the gesture, for undo.
    pub gesture: u64,
    /// The component at the start, for Escape. It is not kept over a reload, which may change the type.
    #[serde(skip)]
    pub before: Option<Value>,
}
