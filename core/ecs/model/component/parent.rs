//! [`Parent`].

use crate::EntityId;
use playground_base::component;

/// Places the entity under another: its transform is relative to that one, and it goes with it.
#[component]
pub struct Parent {
    /// The entity it belongs to.
    pub entity: EntityId,
}
