//! [`Parent`].

use crate::EntityId;
use playground_base::component;

/// Makes the entity a child of another: its transform is relative to the parent's, and it is
/// despawned with it.
#[component]
pub struct Parent {
    /// The parent.
    pub entity: EntityId,
}
