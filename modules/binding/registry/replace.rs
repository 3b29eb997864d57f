//! Replaces implementations: all of them or none.

use super::BindingRegistry;
use super::slots::Slots;
use crate::Implementation;
use crate::caught::caught;
use crate::slot::Prepared;
use crate::sync::MutexGuard;
use playground_core_types::Handle;
use playground_modules_types::{ModuleError, ViewId};

impl BindingRegistry {
    /// Checks whether [`replace`](Self::replace) would succeed, and changes nothing: every contract
    /// must be known, every version equal, every cast exported.
    ///
    /// # Errors
    /// Names the implementation that does not fit.
    pub fn check(&self, new: &[Implementation]) -> Result<(), ModuleError> {
        let slots = self.slots.lock();
        new.iter().try_for_each(|new| self.check_version(new))?;
        for view in views_of(new) {
            slots.prepare(view, new)?;
        }
        Ok(())
    }

    /// Removes the implementations of the crates `retired`, adds `new`, and points every binding at
    /// the current implementation. Returns the removed ones, to be restored if the new generation
    /// fails.
    ///
    /// # Errors
    /// Names the implementation that does not fit; nothing changes then.
    pub fn replace(
        &self,
        retired: &[&str],
        new: Vec<Implementation>,
    ) -> Result<Vec<Implementation>, ModuleError> {
        // Declared first, dropped last: a ViewModel may use the registry when it is dropped, so the
        // lock must be released before.
        let before;
        let slots = self.slots.lock();
        before = self.implementations.load_full();
        self.exchange(&slots, &before, retired, new)
    }

    fn exchange(
        &self,
        slots: &MutexGuard<'_, Slots>,
        before: &[Implementation],
        retired: &[&str],
        new: Vec<Implementation>,
    ) -> Result<Vec<Implementation>, ModuleError> {
        new.iter().try_for_each(|new| self.check_version(new))?;
        let (old, mut remaining): (Vec<_>, Vec<_>) = before
            .iter()
            .cloned()
            .partition(|i| retired.contains(&i.library.crate_name()));
        let affected = views_of(old.iter().chain(&new));
        remaining.extend(new);
        let mut ready: Vec<Prepared> = Vec::new();
        for view in affected {
            ready.extend(slots.prepare(view, &remaining)?);
        }
        // From here on nothing can fail.
        let by_view = remaining.iter().map(|i| (i.info.view, i.instance.clone()));
        self.viewmodels.store(Handle::new(by_view.collect()));
        self.implementations.store(Handle::new(remaining));
        ready.into_iter().for_each(|point| point());
        Ok(old)
    }

    /// Checks that the contract is known, and that its version is that of the table and of the
    /// instance.
    fn check_version(&self, new: &Implementation) -> Result<(), ModuleError> {
        let info = &new.info;
        let views = self.views.load();
        let view = views.get(&info.view).ok_or_else(|| ModuleError::Unbound {
            view: info.view_name.to_owned(),
        })?;
        let expected = view.api_version();
        let own = caught(info.name, &self.panics, || new.instance.api_version())?;
        let other = [info.api_version, own].into_iter().find(|v| *v != expected);
        match other {
            None => Ok(()),
            Some(found) => Err(ModuleError::ApiVersion {
                module: info.name.to_owned(),
                view: info.view_name.to_owned(),
                expected,
                found,
            }),
        }
    }
}

fn views_of<'a>(all: impl IntoIterator<Item = &'a Implementation>) -> Vec<ViewId> {
    let mut views: Vec<ViewId> = all.into_iter().map(|i| i.info.view).collect();
    views.sort_unstable();
    views.dedup();
    views
}
