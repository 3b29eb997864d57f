//! [`BindingRegistry`]: contracts, ViewModels and model pools, with lock-free reads.

mod contracts;
mod pool_key;
mod reader;
mod replace;
mod report;
mod slots;

pub use reader::RegistryReader;
pub use report::BindingReport;

use crate::sync::{ArcSwap, Mutex};
use crate::{IdMap, Implementation, ModelPool, PanicLog, PoolReport, ViewInfo};
use playground_core_types::Handle;
use playground_modules_types::{
    FragmentId, ModelType, ModuleError, ViewId, ViewModelTrait, ViewTrait,
};
use pool_key::PoolKey;
use slots::Slots;

type Views = IdMap<ViewId, Handle<dyn ViewTrait>>;
type ViewModels = IdMap<ViewId, Handle<dyn ViewModelTrait>>;
type Models = IdMap<PoolKey, ModelPool>;

/// Contracts, ViewModels and model pools.
///
/// Reads are lock-free; writes copy what they change and swap it in, so no reader ever waits.
/// The cost of a look-up depends on the caller (`./test bench registry` measures it):
///
/// | call | cost | ns |
/// |---|---|---|
/// | [`Bound::call`](crate::Bound::call), stored by the consumer | the slot and the call | 6 |
/// | [`RegistryReader`], stored by the consumer | compares a pointer, then the map | 2 to 2.5 |
/// | the registry itself, by `get_…` | an arc-swap, the map, a clone | 9 |
///
/// Architecture invariant: contracts and bindings change under one lock (`slots`), pools without
/// any. Otherwise one of two concurrent changes could be lost, and a binding made during a reload
/// could stay at the old generation; `tests/schedules` proves that neither happens.
#[derive(Default)]
pub struct BindingRegistry {
    views: ArcSwap<Views>,
    viewmodels: ArcSwap<ViewModels>,
    models: ArcSwap<Models>,
    infos: ArcSwap<Vec<ViewInfo>>,
    implementations: ArcSwap<Vec<Implementation>>,
    /// Locked for the whole of each change of contracts or bindings.
    slots: Mutex<Slots>,
    panics: Handle<PanicLog>,
}

impl BindingRegistry {
    /// The log of caught panics.
    pub fn panics(&self) -> &Handle<PanicLog> {
        &self.panics
    }

    /// A reader for repeated look-ups.
    pub fn reader(self: &Handle<Self>) -> RegistryReader {
        RegistryReader::new(self)
    }

    /// The contract `view`.
    ///
    /// # Errors
    /// When it is not registered.
    pub fn get_view(&self, view: ViewId) -> Result<Handle<dyn ViewTrait>, ModuleError> {
        let found = self.views.load().get(&view).cloned();
        found.ok_or(ModuleError::UnknownView { view })
    }

    /// The ViewModel bound to `view`; of a contract with many, the one published last. Its version
    /// is the contract's: other versions are refused.
    ///
    /// # Errors
    /// When the contract is not registered, or nothing implements it.
    pub fn get_viewmodel(&self, view: ViewId) -> Result<Handle<dyn ViewModelTrait>, ModuleError> {
        let found = self.viewmodels.load().get(&view).cloned();
        found.ok_or_else(|| self.nothing_implements(view))
    }

    /// The pool for models of `model_type` of `view`, made at the first call.
    ///
    /// # Errors
    /// When the contract is not registered.
    pub fn get_pool(&self, view: ViewId, model_type: ModelType) -> Result<ModelPool, ModuleError> {
        let key = PoolKey { view, model_type };
        if let Some(pool) = self.models.load().get(&key) {
            return Ok(pool.clone());
        }
        self.get_view(view)?;
        let made = ModelPool::default();
        self.models.rcu(|models| {
            let mut models = Models::clone(models);
            models.entry(key).or_insert_with(|| made.clone());
            models
        });
        // Another thread may have been first; pools are never removed.
        let models = self.models.load();
        Ok(models.get(&key).unwrap_or(&made).clone())
    }

    /// The current implementations.
    pub fn implementations(&self) -> Handle<Vec<Implementation>> {
        self.implementations.load_full()
    }

    /// The implementation that is the fragment `fragment` of `view`.
    pub fn implementation(&self, view: ViewId, fragment: FragmentId) -> Option<Implementation> {
        let all = self.implementations.load();
        all.iter()
            .find(|i| i.info.view == view && i.info.fragment == fragment)
            .cloned()
    }

    /// Every contract with its implementers, in order of registration.
    pub fn report(&self) -> Vec<BindingReport> {
        let implementations = self.implementations.load();
        let bound = |view| {
            let of = implementations.iter().filter(|i| i.info.view == view);
            of.map(|i| (i.info.name, i.generation)).collect()
        };
        let infos = self.infos.load();
        infos
            .iter()
            .map(|info| BindingReport {
                view: *info,
                bound: bound(info.view),
            })
            .collect()
    }

    /// Every model pool with its sizes.
    pub fn pool_reports(&self) -> Vec<(ViewId, ModelType, PoolReport)> {
        let models = self.models.load();
        models
            .iter()
            .map(|(key, pool)| (key.view, key.model_type, pool.report()))
            .collect()
    }

    /// Drops every recycled model. A reload calls it: they may belong to the old generation.
    pub fn clear_recycled(&self) {
        for pool in self.models.load().values() {
            pool.clear_recycled();
        }
    }

    #[cold]
    fn nothing_implements(&self, view: ViewId) -> ModuleError {
        let infos = self.infos.load();
        match infos.iter().find(|info| info.view == view) {
            Some(info) => ModuleError::Unbound {
                view: info.name.to_owned(),
            },
            None => ModuleError::UnknownView { view },
        }
    }

    #[cold]
    fn no_pool(&self, view: ViewId, model_type: ModelType) -> ModuleError {
        let infos = self.infos.load();
        match infos.iter().find(|info| info.view == view) {
            Some(info) => ModuleError::UnknownPool {
                view: info.name.to_owned(),
                model_type,
            },
            None => ModuleError::UnknownView { view },
        }
    }
}
