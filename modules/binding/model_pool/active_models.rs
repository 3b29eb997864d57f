//! [`ActiveModels`]: shared access to the models of a pool.

use super::models::Models;
use crate::sync::RwLockReadGuard;
use playground_core_types::Handle;
use playground_modules_types::{ModelId, ModelTrait};

/// The models in use, under one lock: an operation on many models locks once.
pub struct ActiveModels<'a> {
    models: RwLockReadGuard<'a, Models>,
}

impl<'a> ActiveModels<'a> {
    pub(super) fn new(models: RwLockReadGuard<'a, Models>) -> Self {
        Self { models }
    }

    /// The model with `id`.
    #[inline]
    pub fn get(&self, id: ModelId) -> Option<&Handle<dyn ModelTrait>> {
        self.models.active.get(&id)
    }

    /// All of them, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (ModelId, &Handle<dyn ModelTrait>)> {
        self.models.active.iter().map(|(id, model)| (*id, model))
    }

    /// The number of models.
    pub fn len(&self) -> usize {
        self.models.active.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.models.active.is_empty()
    }
}
