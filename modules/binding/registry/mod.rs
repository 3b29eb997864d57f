//! [`BindingRegistry`]: contracts, ViewModels and model pools, with lock-free reads.

use crate::bound::{Repoint, Slot, SlotAll};
use crate::{
    Bound, BoundAll, Contract, IdMap, Implementation, ModelPool, PanicLog, PoolReport, View,
    ViewInfo,
};
use arc_swap::ArcSwap;
use parking_lot::Mutex;
use playground_core_types::Handle;
use playground_modules_types::{
    FragmentId, ModelType, ModuleError, ViewId, ViewModelTrait, ViewTrait,
};
use std::sync::Weak;

/// One row of the modules panel.
#[derive(Clone, Debug, PartialEq)]
pub struct BindingReport {
    /// The contract.
    pub view: ViewInfo,
    /// `crate::Type` of the implementers, with their generation.
    pub bound: Vec<(&'static str, u32)>,
}

impl PartialEq for ViewInfo {
    fn eq(&self, other: &Self) -> bool {
        (self.view, self.api_version) == (other.view, other.api_version)
    }
}

/// Contracts, ViewModels and model pools. Reads are lock-free; writes copy and swap.
#[derive(Default)]
pub struct BindingRegistry {
    views: ArcSwap<IdMap<ViewId, Handle<dyn ViewTrait>>>,
    viewmodels: ArcSwap<IdMap<ViewId, Handle<dyn ViewModelTrait>>>,
    models: ArcSwap<IdMap<(ViewId, ModelType), ModelPool>>,
    infos: ArcSwap<Vec<ViewInfo>>,
    implementations: ArcSwap<Vec<Implementation>>,
    slots: Mutex<IdMap<ViewId, Vec<Weak<dyn Repoint>>>>,
    panics: Handle<PanicLog>,
}

impl BindingRegistry {
    /// Where the texts of caught panics are.
    pub fn panics(&self) -> &Handle<PanicLog> {
        &self.panics
    }

    /// Makes a contract known. The same contract with another version is refused: consumers of the
    /// first are compiled against it.
    pub fn register_view(&self, info: ViewInfo) -> Result<(), ModuleError> {
        let known = self.views.load().get(&info.view).map(|v| v.api_version());
        if let Some(expected) = known.filter(|known| *known != info.api_version) {
            return Err(ModuleError::ApiVersion {
                module: info.name.to_owned(),
                view: info.name.to_owned(),
                expected,
                found: info.api_version,
            });
        }
        if known.is_none() {
            self.views.rcu(|views| {
                let mut views = IdMap::clone(views);
                views.insert(info.view, Handle::new(View(info)));
                views
            });
            self.infos.rcu(|infos| {
                let mut infos = Vec::clone(infos);
                infos.push(info);
                infos
            });
        }
        Ok(())
    }

    /// The contract `view`.
    pub fn get_view(&self, view: ViewId) -> Option<Handle<dyn ViewTrait>> {
        self.views.load().get(&view).cloned()
    }

    /// The ViewModel bound to `view`; of a contract with many, the one published last.
    pub fn get_viewmodel(&self, view: ViewId) -> Option<Handle<dyn ViewModelTrait>> {
        self.viewmodels.load().get(&view).cloned()
    }

    /// The pool for models of `model_type` of `view`, made at the first call.
    pub fn get_pool(&self, view: ViewId, model_type: ModelType) -> ModelPool {
        if let Some(pool) = self.models.load().get(&(view, model_type)) {
            return pool.clone();
        }
        let made = ModelPool::default();
        self.models.rcu(|models| {
            let mut models = IdMap::clone(models);
            models
                .entry((view, model_type))
                .or_insert_with(|| made.clone());
            models
        });
        self.models
            .load()
            .get(&(view, model_type))
            .map_or(made, ModelPool::clone)
    }

    /// A binding to the only implementation of a contract.
    pub fn bind<V: ?Sized + Contract>(&self) -> Result<Bound<V>, ModuleError> {
        let slot = Handle::new(Slot::<V>::empty());
        self.attach(V::VIEW, slot.clone())?;
        Ok(Bound::new(slot, self.panics.clone()))
    }

    /// A binding to all implementations of a contract.
    pub fn bind_all<V: ?Sized + Contract>(&self) -> Result<BoundAll<V>, ModuleError> {
        let slot = Handle::new(SlotAll::<V>::empty());
        self.attach(V::VIEW, slot.clone())?;
        Ok(BoundAll::new(slot, self.panics.clone()))
    }

    fn attach(&self, view: ViewId, slot: Handle<dyn Repoint>) -> Result<(), ModuleError> {
        let mut slots = self.slots.lock();
        slot.repoint(&of_view(&self.implementations.load(), view))?;
        let of = slots.entry(view).or_default();
        of.retain(|slot| slot.strong_count() > 0);
        of.push(Handle::downgrade(&slot));
        Ok(())
    }

    /// Tells whether [`replace`](Self::replace) would succeed, and changes nothing: every contract
    /// is known, every version equal, every face there.
    pub fn check(&self, new: &[Implementation]) -> Result<(), ModuleError> {
        let views = self.views.load();
        for implementation in new {
            let info = &implementation.info;
            let view = views.get(&info.view).ok_or_else(|| ModuleError::Unbound {
                view: info.view_name.to_owned(),
            })?;
            if view.api_version() != info.api_version {
                return Err(ModuleError::ApiVersion {
                    module: info.name.to_owned(),
                    view: info.view_name.to_owned(),
                    expected: view.api_version(),
                    found: info.api_version,
                });
            }
            for slot in self.slots_of(info.view) {
                slot.check(std::slice::from_ref(implementation))?;
            }
        }
        Ok(())
    }

    /// Takes the implementations of the crates `retired` out, puts `new` in, and points every
    /// binding at what is current then. Returns what was taken out, to be put back if the new
    /// generation fails. Nothing changes when it returns an error.
    pub fn replace(
        &self,
        retired: &[&str],
        new: Vec<Implementation>,
    ) -> Result<Vec<Implementation>, ModuleError> {
        self.check(&new)?;
        let before = self.implementations.load_full();
        let (old, mut kept): (Vec<_>, Vec<_>) = before
            .iter()
            .cloned()
            .partition(|i| retired.contains(&i.library.crate_name()));
        let mut touched: Vec<ViewId> = old.iter().chain(&new).map(|i| i.info.view).collect();
        touched.sort_unstable();
        touched.dedup();
        kept.extend(new);
        let done = touched.iter().try_for_each(|view| self.point(*view, &kept));
        if let Err(error) = done {
            for view in &touched {
                self.point(*view, &before)?;
            }
            return Err(error);
        }
        self.viewmodels.store(Handle::new(
            kept.iter()
                .map(|i| (i.info.view, i.instance.clone()))
                .collect(),
        ));
        self.implementations.store(Handle::new(kept));
        Ok(old)
    }

    fn point(&self, view: ViewId, all: &[Implementation]) -> Result<(), ModuleError> {
        let current = of_view(all, view);
        self.slots_of(view)
            .iter()
            .try_for_each(|slot| slot.repoint(&current))
    }

    fn slots_of(&self, view: ViewId) -> Vec<Handle<dyn Repoint>> {
        let slots = self.slots.lock();
        let of = slots.get(&view);
        of.map(|of| of.iter().filter_map(Weak::upgrade).collect())
            .unwrap_or_default()
    }

    /// What is bound now.
    pub fn implementations(&self) -> Handle<Vec<Implementation>> {
        self.implementations.load_full()
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
            .map(|((view, model), pool)| (*view, *model, pool.report()))
            .collect()
    }

    /// Drops every recycled model. A reload calls it: they may belong to the old generation.
    pub fn clear_recycled(&self) {
        for pool in self.models.load().values() {
            pool.clear_recycled();
        }
    }

    /// The implementation that is the fragment `fragment` of `view`.
    pub fn implementation(&self, view: ViewId, fragment: FragmentId) -> Option<Implementation> {
        let all = self.implementations.load();
        all.iter()
            .find(|i| i.info.view == view && i.info.fragment == fragment)
            .cloned()
    }
}

fn of_view(all: &[Implementation], view: ViewId) -> Vec<Implementation> {
    all.iter()
        .filter(|i| i.info.view == view)
        .cloned()
        .collect()
}
