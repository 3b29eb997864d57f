//! [`RegistryReader`]: look-ups that cost a comparison and a map.

use super::{BindingRegistry, Models, PoolKey, ViewModels, Views};
use crate::ModelPool;
use crate::sync::{ArcSwap, Cache};
use playground_core_types::Handle;
use playground_modules_types::{ModelType, ModuleError, ViewId, ViewModelTrait, ViewTrait};
use std::ops::Deref;

/// Looks things up in a registry for one owner, at a fourth of what the registry itself takes: it
/// keeps what it saw last, and asks for more only when that was replaced. Every answer is current.
///
/// Between two look-ups it keeps the maps that it saw alive, and so ViewModels that a reload retired
/// since: [`refresh`](Self::refresh) it after a reload, or drop it.
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
    /// When nobody registered it.
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
    /// When nobody registered the contract, or nothing implements it.
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
    /// When nobody registered the contract, or nobody asked the registry for the pool yet.
    #[inline]
    pub fn pool(&mut self, view: ViewId, model_type: ModelType) -> Result<&ModelPool, ModuleError> {
        match self.models.load().get(&PoolKey { view, model_type }) {
            Some(found) => Ok(found),
            None => Err(self.registry.no_pool(view, model_type)),
        }
    }

    /// Lets go of what was replaced since the last look-up.
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

/// A part of the registry, as the cache of it wants to be given it.
macro_rules! part {
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

part!(OfViews, views, Views);
part!(OfViewModels, viewmodels, ViewModels);
part!(OfModels, models, Models);
