//! [`Step`] and [`Change`].

use playground_base::Value;
use playground_core_ecs::{ComponentId, EntityId, Owner};
use playground_core_ui::Selection;

/// An entity with all its components.
pub type Row = (EntityId, Vec<(ComponentId, Value)>);

/// One change of the world, both ways.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Entities that came (or went, when `gone`), parents first.
    Entities {
        /// Who, with everything about them.
        rows: Vec<Row>,
        /// They went.
        gone: bool,
    },
    /// A component, or a resource of the world, that came, went or changed.
    Component {
        /// Whose.
        owner: Owner,
        /// Which.
        component: ComponentId,
        /// Its value before; `None` when it was not there.
        before: Option<Value>,
        /// Its value after; `None` when it is not there any more.
        after: Option<Value>,
    },
}

impl Change {
    /// The change that takes this one back.
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

/// What one undo takes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// In words, for the menu.
    pub name: String,
    /// In order.
    pub changes: Vec<Change>,
    /// The gesture it belongs to; 0 for none.
    pub gesture: u64,
    /// What was selected before.
    pub selected: Selection,
}
