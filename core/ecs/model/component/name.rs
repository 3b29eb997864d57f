//! [`Name`] and [`Disabled`].

use playground_base::component;

/// What people call the entity.
#[component]
pub struct Name {
    /// The name, shown in the hierarchy.
    pub name: String,
}

/// Takes the entity out of drawing and of queries that do not ask for it.
#[component]
pub struct Disabled {}
