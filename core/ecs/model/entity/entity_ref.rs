//! [`EntityRef`].

use super::EntityId;

/// An entity by id or by path (`Fleet/Ship/Gun`), as commands name it; or the world, where its
/// resources are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityRef {
    /// The world itself, whose components are the resources. Commands that need an entity refuse
    /// it.
    World,
    /// By id.
    Id(EntityId),
    /// By names from the root, separated by slashes.
    Path(String),
}
