//! [`OutsideReference`].

/// How to treat references from merged entities to entities that are not merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutsideReference {
    /// They become [`EntityId::NONE`](crate::EntityId::NONE), and an entity whose parent is outside
    /// moves to the root: for entities of another world, where the same id names another entity.
    #[default]
    Clear,
    /// They stay: for copies of entities of the same world.
    Keep,
}
