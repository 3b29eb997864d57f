//! [`Entity`].

use super::EntityId;
use playground_base::{ModelId, ModelTrait, ModelType, Named, TableId, model_type_of};

/// A live entity and where its row is. The row moves when components are added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Who.
    pub id: EntityId,
    /// Which table.
    pub table: TableId,
    /// Which row of it.
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
