//! [`EntityRef`].

use super::EntityId;

/// An entity by id or by path (`Fleet/Ship/Gun`), as commands name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityRef {
    /// By id.
    Id(EntityId),
    /// By names from the root, slash between.
    Path(String),
}
