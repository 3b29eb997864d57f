//! [`UnreadValue`]: a value that no module can read.

use playground_core_ecs::EntityId;

/// A component, or a field of one, that no module can read: it is kept as text beside its entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadValue {
    /// Its entity; `None` for a resource.
    pub entity: Option<EntityId>,
    /// `crate::Type`, or `crate::Type.field`.
    pub name: String,
    /// The value as text of the scene.
    pub text: String,
    /// Why it cannot be read, for people.
    pub reason: String,
}
