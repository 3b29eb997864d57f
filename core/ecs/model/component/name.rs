//! [`Name`] and [`Disabled`].

use playground_base::component;

/// The user's name for the entity.
#[component]
pub struct Name {
    /// The name, shown in the hierarchy.
    pub name: String,
}

/// Excludes the entity from drawing and from queries that do not include disabled entities.
#[component]
pub struct Disabled {}
