//! [`KeptText`]: a value that left the world in a reload.

use crate::scene::Unread;
use playground_core_ecs::EntityId;

/// A value that left the world in a reload, as text.
#[derive(Debug)]
pub struct KeptText {
    /// The snapshot that had it; `None` for the present world.
    pub snapshot: Option<u64>,
    /// Its entity; `None` for a resource.
    pub entity: Option<EntityId>,
    /// `crate::Type`, or `crate::Type.field`.
    pub name: String,
    /// The text, and why it left.
    pub unread: Unread,
}
