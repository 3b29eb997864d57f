//! [`ModelPool`]: models by id, with recycling.

mod active_models;
mod models;

pub use active_models::ActiveModels;

use crate::sync::Shared;
use models::Models;
use playground_core_types::Handle;
use playground_modules_types::{ModelId, ModelTrait};
use std::collections::hash_map::Entry;

/// Sizes of a pool, for the pools panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolReport {
    /// Models in use.
    pub active: usize,
    /// Models kept for reuse.
    pub recycled: usize,
    /// Memory of both and of the pool's own lists, in bytes, without what the models own on the heap.
    pub bytes: usize,
}

/// The models of one type for one contract. Models that were removed keep their allocations and
/// are handed out again. A clone is the same pool.
///
/// `active` and `recycled` stand behind one lock, because one is never changed without the other: a
/// list of kept models with a lock of its own takes two locked instructions more at either end, and
/// recycling is then no cheaper than allocating anew. Making and removing a model of 128 bytes takes
/// 28 ns; 31 with malloc and free in the same pool, and 32 with a list that has a lock of its own
/// (`./test bench registry`). Looking at one takes 7 ns, taking a handle to keep 12.
#[derive(Clone, Default)]
pub struct ModelPool {
    models: Shared<Models>,
}

impl ModelPool {
    /// Calls `look` with the model with `id`; `None` when there is none. The cheapest access to one
    /// model: no handle is cloned. `look` must not change this pool, whose lock it holds.
    #[inline]
    pub fn with<R>(&self, id: ModelId, look: impl FnOnce(&dyn ModelTrait) -> R) -> Option<R> {
        let models = self.models.read();
        models.active.get(&id).map(|model| look(&**model))
    }

    /// Shared access to many models under one lock. The pool cannot change while it is held.
    #[inline]
    pub fn read(&self) -> ActiveModels<'_> {
        ActiveModels::new(self.models.read())
    }

    /// A handle to the model with `id`, to be kept.
    #[inline]
    pub fn get(&self, id: ModelId) -> Option<Handle<dyn ModelTrait>> {
        self.models.read().active.get(&id).cloned()
    }

    /// The model with `id`: the one in use, or a recycled one made fresh, or a new one.
    ///
    /// It waits for nothing but the pool's lock, which it takes once unless it has to create.
    /// `ModelTrait::recycle` is called under that lock, `create` is not. When two ask for the same id
    /// at once, both get the same model, and what the second created is dropped.
    pub async fn get_or_recycle(
        &self,
        id: ModelId,
        create: impl FnOnce() -> Handle<dyn ModelTrait>,
    ) -> Handle<dyn ModelTrait> {
        let mut refused = Vec::new();
        let found = self.models.write().find_or_recycle(id, &mut refused);
        match found {
            Some(model) => model,
            None => self.insert(id, create()),
        }
    }

    /// Takes the model with `id` out of use and keeps it for reuse. True when there was one.
    #[inline]
    pub fn remove(&self, id: ModelId) -> bool {
        // The lock is free again before a model that found no room is dropped.
        let (found, _no_room) = self.models.write().retire(id);
        found
    }

    /// Drops what is kept for reuse. A reload calls it: recycled models may belong to the old
    /// generation.
    pub fn clear_recycled(&self) {
        let recycled = std::mem::take(&mut self.models.write().recycled);
        drop(recycled);
    }

    /// How much is in use and how much is kept. Takes time in proportion to the models.
    pub fn report(&self) -> PoolReport {
        let models = self.models.read();
        PoolReport {
            active: models.active.len(),
            recycled: models.recycled.len(),
            bytes: models.bytes(),
        }
    }

    #[cold]
    fn insert(&self, id: ModelId, made: Handle<dyn ModelTrait>) -> Handle<dyn ModelTrait> {
        match self.models.write().active.entry(id) {
            Entry::Occupied(first) => first.get().clone(),
            Entry::Vacant(place) => {
                place.insert(made.clone());
                made
            }
        }
    }
}
