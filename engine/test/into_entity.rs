//! [`IntoEntity`].

use playground_core_ecs::{EntityId, EntityRef};

/// What names an entity: its path of names (`"Fleet/Ship"`), or its id.
pub trait IntoEntity {
    /// The entity as commands name it.
    fn into_entity(self) -> EntityRef;
}

impl IntoEntity for &str {
    fn into_entity(self) -> EntityRef {
        EntityRef::Path(self.to_owned())
    }
}

impl IntoEntity for EntityId {
    fn into_entity(self) -> EntityRef {
        EntityRef::Id(self)
    }
}

impl IntoEntity for EntityRef {
    fn into_entity(self) -> EntityRef {
        self
    }
}
