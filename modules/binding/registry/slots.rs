//! [`Slots`]: the slots that the registry gave out.

use crate::slot::{Prepared, Repoint};
use crate::{IdMap, Implementation};
use playground_core_types::Handle;
use playground_modules_types::{ModuleError, ViewId};
use std::sync::Weak;

/// The slots that the registry gave out, by contract; a slot lives as long as its consumers.
#[derive(Default)]
pub(super) struct Slots {
    of: IdMap<ViewId, Vec<Weak<dyn Repoint>>>,
}

impl Slots {
    /// Points a new slot of `view` at the contract's implementation, and stores it.
    pub fn attach(
        &mut self,
        view: ViewId,
        slot: &Handle<dyn Repoint>,
        all: &[Implementation],
    ) -> Result<(), ModuleError> {
        slot.clone().prepare(&of_view(all, view))?();
        let of = self.of.entry(view).or_default();
        of.retain(|slot| slot.strong_count() > 0);
        of.push(Handle::downgrade(slot));
        Ok(())
    }

    /// Prepares pointing the slots of `view` at the implementations of the contract in `all`.
    pub fn prepare(
        &self,
        view: ViewId,
        all: &[Implementation],
    ) -> Result<Vec<Prepared>, ModuleError> {
        let current = of_view(all, view);
        self.of_contract(view)
            .map(|slot| slot.prepare(&current))
            .collect()
    }

    /// A version of `view` that a consumer was built against, other than `version`.
    pub fn other_version(&self, view: ViewId, version: u32) -> Option<u32> {
        let mut versions = self.of_contract(view).map(|slot| slot.api_version());
        versions.find(|consumer| *consumer != version)
    }

    fn of_contract(&self, view: ViewId) -> impl Iterator<Item = Handle<dyn Repoint>> {
        let of = self.of.get(&view);
        of.into_iter().flatten().filter_map(Weak::upgrade)
    }
}

fn of_view(all: &[Implementation], view: ViewId) -> Vec<Implementation> {
    all.iter()
        .filter(|i| i.info.view == view)
        .cloned()
        .collect()
}
