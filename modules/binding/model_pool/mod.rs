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
    /// Models stored for reuse.
    pub recycled: usize,
    /// Memory of both and of the pool's own lists, in bytes, without what the models own on the
    /// heap.
    pub bytes: usize,
}

/// The models of one type for one contract. Models that were removed keep their allocations and
/// are handed out again. A clone is the same pool.
///
/// `active` and `recycled` share one lock, because one never changes without the other: a separate
/// lock for the recycled list takes two locked instructions more at either end, and recycling is
/// then no cheaper than allocating anew. Making and removing a model of 128 bytes takes 28 ns; 31
/// with malloc and free in the same pool, and 32 with a separate lock for the recycled list
/// (`./test bench registry`). Reading one takes 7 ns, cloning its handle 12.
#[derive(Clone, Default)]
pub struct ModelPool {
    models: Shared<Models>,
}

impl ModelPool {
    /// Calls `read` with the model with `id`; `None` when there is none. The cheapest access to one
    /// model: no handle is cloned. `read` must not change this pool: the lock is held during the
    /// call.
    #[inline]
    pub fn with<R>(&self, id: ModelId, read: impl FnOnce(&dyn ModelTrait) -> R) -> Option<R> {
        let models = self.models.read();
        models.active.get(&id).map(|model| read(&**model))
    }

    /// Shared access to many models under one lock. The pool cannot change while it is held.
    #[inline]
    pub fn read(&self) -> ActiveModels<'_> {
        ActiveModels::new(self.models.read())
    }

    /// A handle to the model with `id`.
    #[inline]
    pub fn get(&self, id: ModelId) -> Option<Handle<dyn ModelTrait>> {
        self.models.read().active.get(&id).cloned()
    }

    /// The model with `id`: the one in use, or a recycled one made fresh, or a new one.
    ///
    /// It waits only for the pool's lock, which it takes once unless it has to create the model.
    /// `ModelTrait::recycle` is called under that lock, `create` is not. When two callers request
    /// the same id at once, both get the same model, and the model that the second one created is
    /// dropped.
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

    /// Takes the model with `id` out of use and stores it for reuse. True when there was one.
    #[inline]
    pub fn remove(&self, id: ModelId) -> bool {
        // The lock is released before a model that found no room is dropped.
        let (found, _no_room) = self.models.write().retire(id);
        found
    }

    /// Drops the recycled models. A reload calls it: recycled models may belong to the old
    /// generation.
    pub fn clear_recycled(&self) {
        let recycled = std::mem::take(&mut self.models.write().recycled);
        drop(recycled);
    }

    /// The sizes of the pool. Takes time proportional to the number of models.
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
            Entry::Vacant(vacant) => {
                vacant.insert(made.clone());
                made
            }
        }
    }
}
