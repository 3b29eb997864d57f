//! [`RegistryReader`]: look-ups that cost a comparison and a map.

use super::{BindingRegistry, Models, PoolKey, ViewModels, Views};
use crate::ModelPool;
use crate::sync::{ArcSwap, Cache};
use playground_core_types::Handle;
use playground_modules_types::{ModelType, ModuleError, ViewId, ViewModelTrait, ViewTrait};
use std::ops::Deref;

/// Looks things up in a registry for one owner, at a fourth of the registry's own cost: it caches
/// the maps and reloads one only when it was replaced. Every answer is current.
///
/// Between two look-ups it keeps the cached maps alive, and with them ViewModels that a reload
/// retired since: [`refresh`](Self::refresh) it after a reload, or drop it.
#[derive(Clone)]
pub struct RegistryReader {
    views: Cache<OfViews, Handle<Views>>,
    viewmodels: Cache<OfViewModels, Handle<ViewModels>>,
    models: Cache<OfModels, Handle<Models>>,
    registry: Handle<BindingRegistry>,
}

impl RegistryReader {
    pub(super) fn new(registry: &Handle<BindingRegistry>) -> Self {
        Self {
            views: Cache::new(OfViews(registry.clone())),
            viewmodels: Cache::new(OfViewModels(registry.clone())),
            models: Cache::new(OfModels(registry.clone())),
            registry: registry.clone(),
        }
    }

    /// The contract `view`.
    ///
    /// # Errors
    /// When it is not registered.
    #[inline]
    pub fn view(&mut self, view: ViewId) -> Result<&Handle<dyn ViewTrait>, ModuleError> {
        match self.views.load().get(&view) {
            Some(found) => Ok(found),
            None => Err(unknown(view)),
        }
    }

    /// The ViewModel bound to `view`; of a contract with many, the one published last.
    ///
    /// # Errors
    /// When the contract is not registered, or nothing implements it.
    #[inline]
    pub fn viewmodel(&mut self, view: ViewId) -> Result<&Handle<dyn ViewModelTrait>, ModuleError> {
        match self.viewmodels.load().get(&view) {
            Some(found) => Ok(found),
            None => Err(self.registry.nothing_implements(view)),
        }
    }

    /// The pool for models of `model_type` of the contract `view`. Only
    /// [`get_pool`](BindingRegistry::get_pool) makes one.
    ///
    /// # Errors
    /// When the contract is not registered, or the pool was not made yet.
    #[inline]
    pub fn pool(&mut self, view: ViewId, model_type: ModelType) -> Result<&ModelPool, ModuleError> {
        match self.models.load().get(&PoolKey { view, model_type }) {
            Some(found) => Ok(found),
            None => Err(self.registry.no_pool(view, model_type)),
        }
    }

    /// Drops cached maps that were replaced since the last look-up.
    pub fn refresh(&mut self) {
        self.views.load();
        self.viewmodels.load();
        self.models.load();
    }
}

#[cold]
fn unknown(view: ViewId) -> ModuleError {
    ModuleError::UnknownView { view }
}

/// Derefs to one map of the registry, as `Cache` requires.
macro_rules! registry_map {
    ($name:ident, $field:ident, $map:ty) => {
        #[derive(Clone)]
        struct $name(Handle<BindingRegistry>);

        impl Deref for $name {
            type Target = ArcSwap<$map>;

            #[inline]
            fn deref(&self) -> &Self::Target {
                &self.0.$field
            }
        }
    };
}

registry_map!(OfViews, views, Views);
registry_map!(OfViewModels, viewmodels, ViewModels);
registry_map!(OfModels, models, Models);
