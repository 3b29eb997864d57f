//! [`ModelPool`]: models by id, with recycling.

use crate::IdMap;
use playground_core_types::{Handle, Shared};
use playground_modules_types::{ModelId, ModelTrait};

/// Sizes of a pool, for the pools panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolReport {
    /// Models in use.
    pub active: usize,
    /// Models kept for reuse.
    pub recycled: usize,
}

/// The models of one type for one contract. Models that were removed keep their allocations and
/// are handed out again.
#[derive(Clone, Default)]
pub struct ModelPool {
    active: Shared<IdMap<ModelId, Handle<dyn ModelTrait>>>,
    recycled: Shared<Vec<Handle<dyn ModelTrait>>>,
}

impl ModelPool {
    /// The model with `id`.
    pub fn get(&self, id: ModelId) -> Option<Handle<dyn ModelTrait>> {
        self.active.read().get(&id).cloned()
    }

    /// The model with `id`: the one in use, or a recycled one made fresh, or a new one.
    pub async fn get_or_recycle(
        &self,
        id: ModelId,
        create: impl FnOnce() -> Handle<dyn ModelTrait>,
    ) -> Handle<dyn ModelTrait> {
        if let Some(model) = self.get(id) {
            return model;
        }
        let model = self.recycle(id).unwrap_or_else(create);
        self.active.write().entry(id).or_insert(model).clone()
    }

    /// Takes the model with `id` out of use and keeps it for reuse.
    pub fn remove(&self, id: ModelId) -> bool {
        let removed = self.active.write().remove(&id);
        let found = removed.is_some();
        self.recycled.write().extend(removed);
        found
    }

    /// Drops what is kept for reuse. A reload calls it: recycled models may belong to the old
    /// generation.
    pub fn clear_recycled(&self) {
        self.recycled.write().clear();
    }

    /// How much is in use and how much is kept.
    pub fn report(&self) -> PoolReport {
        PoolReport {
            active: self.active.read().len(),
            recycled: self.recycled.read().len(),
        }
    }

    /// A kept model that nobody else holds and that can be made fresh.
    fn recycle(&self, id: ModelId) -> Option<Handle<dyn ModelTrait>> {
        let mut model = self.recycled.write().pop()?;
        let fresh = Handle::get_mut(&mut model).is_some_and(|model| model.recycle(id));
        fresh.then_some(model)
    }
}
