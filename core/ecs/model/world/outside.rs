//! [`OutsideReference`].

/// What becomes of references that lead out of what is merged into a world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutsideReference {
    /// They become [`EntityId::NONE`](crate::EntityId::NONE), and an entity whose parent is outside
    /// is at the root: for what comes from another world, where the same id is somebody else.
    #[default]
    Clear,
    /// They stay: for copies of entities of the same world.
    Keep,
}
