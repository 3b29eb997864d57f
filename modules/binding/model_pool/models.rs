//! [`Models`]: the data under the lock of a pool.

use crate::MixMap;
use playground_core_types::Handle;
use playground_modules_types::{ModelId, ModelTrait};
use std::collections::hash_map::Entry;

/// The most models that a pool stores for reuse; the rest is dropped. At 128 bytes each that is
/// half a megabyte.
pub(super) const MOST_RECYCLED: usize = 4096;

/// Models in use, and recycled models.
#[derive(Default)]
pub(super) struct Models {
    pub(super) active: MixMap<ModelId, Handle<dyn ModelTrait>>,
    pub(super) recycled: Vec<Handle<dyn ModelTrait>>,
}

impl Models {
    /// The model with `id`: the one in use, or a recycled one made fresh. Recycled models that are
    /// still referenced, or that cannot be made fresh, go to `refused`: they must not be dropped
    /// under the lock.
    #[inline]
    pub(super) fn find_or_recycle(
        &mut self,
        id: ModelId,
        refused: &mut Vec<Handle<dyn ModelTrait>>,
    ) -> Option<Handle<dyn ModelTrait>> {
        match self.active.entry(id) {
            Entry::Occupied(there) => Some(there.get().clone()),
            Entry::Vacant(vacant) => {
                let model = take_fresh(&mut self.recycled, id, refused)?;
                Some(vacant.insert(model).clone())
            }
        }
    }

    /// Takes the model with `id` out of use and stores it for reuse. Returns whether it was there,
    /// and the model itself if the pool is full.
    #[inline]
    pub(super) fn retire(&mut self, id: ModelId) -> (bool, Option<Handle<dyn ModelTrait>>) {
        match self.active.remove(&id) {
            None => (false, None),
            Some(model) if self.recycled.len() < MOST_RECYCLED => {
                self.recycled.push(model);
                (true, None)
            }
            Some(model) => (true, Some(model)),
        }
    }

    /// Memory of the models themselves, of their counters, of the map and of the list.
    pub(super) fn bytes(&self) -> usize {
        let counters = 2 * size_of::<usize>();
        let models = self.active.values().chain(&self.recycled);
        let models: usize = models.map(|m| size_of_val(&**m) + counters).sum();
        // The map has one control byte for each bucket.
        let bucket = size_of::<(ModelId, Handle<dyn ModelTrait>)>() + 1;
        let list = self.recycled.capacity() * size_of::<Handle<dyn ModelTrait>>();
        models + self.active.capacity() * bucket + list
    }
}

#[cold]
fn refuse(model: Handle<dyn ModelTrait>, refused: &mut Vec<Handle<dyn ModelTrait>>) {
    refused.push(model);
}

/// A recycled model without other references, made fresh.
#[inline]
fn take_fresh(
    recycled: &mut Vec<Handle<dyn ModelTrait>>,
    id: ModelId,
    refused: &mut Vec<Handle<dyn ModelTrait>>,
) -> Option<Handle<dyn ModelTrait>> {
    while let Some(mut model) = recycled.pop() {
        if Handle::get_mut(&mut model).is_some_and(|model| model.recycle(id)) {
            return Some(model);
        }
        refuse(model, refused);
    }
    None
}
