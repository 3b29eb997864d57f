//! [`ComponentRef`].

use crate::EntityId;
use playground_base::ComponentId;

/// One component of one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ComponentRef {
    /// The entity.
    pub entity: EntityId,
    /// The component.
    pub component: ComponentId,
}
