//! [`Entity`].

use super::EntityId;
use playground_base::{ArchetypeId, ModelId, ModelTrait, ModelType, Named, model_type_of};

/// A live entity and the location of its row. The row moves when components are added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its archetype.
    pub archetype: ArchetypeId,
    /// Its row in the archetype.
    pub row: u32,
}

impl Named for Entity {
    const NAME: &'static str = "playground-core-ecs::Entity";
}

impl ModelTrait for Entity {
    fn model_id(&self) -> ModelId {
        self.id.to_bits()
    }
    fn model_type(&self) -> ModelType {
        model_type_of::<Self>()
    }
    fn recycle(&mut self, id: ModelId) -> bool {
        self.id = EntityId::from_bits(id);
        true
    }
}
