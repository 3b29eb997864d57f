//! [`Step`] and [`Change`].

use playground_base::Value;
use playground_core_ecs::{ComponentId, EntityId, Owner};
use playground_core_ui::Selection;

/// An entity with all its components.
pub type EntityRow = (EntityId, Vec<(ComponentId, Value)>);

/// One change of the world, with the data to undo it.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Entities that were spawned, or despawned when `gone`; parents first.
    Entities {
        /// The entities with all their components.
        rows: Vec<EntityRow>,
        /// True when they were despawned.
        gone: bool,
    },
    /// A component, or a resource of the world, that came, went or changed.
    Component {
        /// The owner of the component.
        owner: Owner,
        /// The component.
        component: ComponentId,
        /// The value before; `None` when the component was added.
        before: Option<Value>,
        /// The value after; `None` when the component was removed.
        after: Option<Value>,
    },
}

impl Change {
    /// The change that undoes this one.
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Entities { rows, gone } => Self::Entities { rows, gone: !gone },
            Self::Component {
                owner,
                component,
                before,
                after,
            } => Self::Component {
                owner,
                component,
                before: after,
                after: before,
            },
        }
    }
}

/// The changes of one undo.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Name for the menu.
    pub name: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The gesture it belongs to; 0 for none.
    pub gesture: u64,
    /// The selection before.
    pub selected: Selection,
}
