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
/// What a look-up costs depends on who asks (`./test bench registry` measures it):
///
/// | who | does | ns |
/// |---|---|---|
/// | [`Bound::call`](crate::Bound::call), kept by the consumer | no look-up: the slot and the call | 6 |
/// | [`RegistryReader`], kept by the consumer | compares a pointer, then the map | 2 to 2.5 |
/// | the registry itself, by `get_…` | an arc-swap, the map, a clone | 9 |
///
/// Architecture invariant: contracts and bindings change under one lock (`slots`), pools without
/// any. Two changes at once would lose one of them, and a binding made during a reload would stay at
/// the old generation for ever; `tests/schedules` proves that neither happens.
#[derive(Default)]
pub struct BindingRegistry {
    views: ArcSwap<Views>,
    viewmodels: ArcSwap<ViewModels>,
    models: ArcSwap<Models>,
    infos: ArcSwap<Vec<ViewInfo>>,
    implementations: ArcSwap<Vec<Implementation>>,
    /// Held by whoever changes contracts or bindings, for the whole change.
    slots: Mutex<Slots>,
    panics: Handle<PanicLog>,
}

impl BindingRegistry {
    /// Where the texts of caught panics are.
    pub fn panics(&self) -> &Handle<PanicLog> {
        &self.panics
    }

    /// A reader for whoever looks things up again and again.
    pub fn reader(self: &Handle<Self>) -> RegistryReader {
        RegistryReader::new(self)
    }

    /// The contract `view`.
    ///
    /// # Errors
    /// When nobody registered it.
    pub fn get_view(&self, view: ViewId) -> Result<Handle<dyn ViewTrait>, ModuleError> {
        let found = self.views.load().get(&view).cloned();
        found.ok_or(ModuleError::UnknownView { view })
    }

    /// The ViewModel bound to `view`; of a contract with many, the one published last. Its version
    /// is the contract's: others are not let in.
    ///
    /// # Errors
    /// When nobody registered the contract, or nothing implements it.
    pub fn get_viewmodel(&self, view: ViewId) -> Result<Handle<dyn ViewModelTrait>, ModuleError> {
        let found = self.viewmodels.load().get(&view).cloned();
        found.ok_or_else(|| self.nothing_implements(view))
    }

    /// The pool for models of `model_type` of `view`, made at the first call.
    ///
    /// # Errors
    /// When nobody registered the contract.
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
        // Another thread may have been first; pools are never taken out.
        let models = self.models.load();
        Ok(models.get(&key).unwrap_or(&made).clone())
    }

    /// What is bound now.
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

    /// Every contract with what implements it, in order of registration.
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
