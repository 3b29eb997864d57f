//! [`Keys`].

use playground_base::{Context, Key, ModuleError};
use playground_core_ecs::{Name, Parent, Transform, WorldTransform};

/// Typed access to the components that the ECS itself uses.
pub struct Keys {
    pub transform: Key<Transform>,
    pub world_transform: Key<WorldTransform>,
    pub parent: Key<Parent>,
    pub name: Key<Name>,
}

impl Keys {
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            transform: context.key()?,
            world_transform: context.key()?,
            parent: context.key()?,
            name: context.key()?,
        })
    }
}
