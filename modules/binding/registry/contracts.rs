//! Registers and binds contracts.

use super::{BindingRegistry, Views};
use crate::slot::{Repoint, Slot, SlotAll};
use crate::{Bound, BoundAll, Contract, View, ViewInfo};
use playground_core_types::Handle;
use playground_modules_types::ModuleError;

impl BindingRegistry {
    /// Registers a contract. The same contract with another version is refused: consumers of the
    /// first are compiled against it.
    ///
    /// # Errors
    /// When the contract is known with another version, or was bound by a consumer that was built
    /// against another; nothing changes then.
    pub fn register_view(&self, info: ViewInfo) -> Result<(), ModuleError> {
        let slots = self.slots.lock();
        let views = self.views.load_full();
        let known = views.get(&info.view).map(|view| view.api_version());
        let expected = known
            .filter(|known| *known != info.api_version)
            .or_else(|| slots.other_version(info.view, info.api_version));
        if let Some(expected) = expected {
            return Err(ModuleError::ApiVersion {
                module: info.name.to_owned(),
                view: info.name.to_owned(),
                expected,
                found: info.api_version,
            });
        }
        if known.is_none() {
            let mut views = Views::clone(&views);
            views.insert(info.view, Handle::new(View(info)));
            self.views.store(Handle::new(views));
            let mut infos = Vec::clone(&self.infos.load_full());
            infos.push(info);
            self.infos.store(Handle::new(infos));
        }
        Ok(())
    }

    /// A binding to the only implementation of a contract, which may be registered and implemented
    /// later.
    ///
    /// # Errors
    /// When the contract is known with another version than the caller was built against, or its
    /// implementation does not fit it.
    pub fn bind<V: ?Sized + Contract>(&self) -> Result<Bound<V>, ModuleError> {
        let slot = Handle::new(Slot::<V>::empty());
        self.attach::<V>(slot.clone())?;
        Ok(Bound::new(slot, self.panics.clone()))
    }

    /// A binding to all implementations of a contract.
    ///
    /// # Errors
    /// Those of [`bind`](Self::bind).
    pub fn bind_all<V: ?Sized + Contract>(&self) -> Result<BoundAll<V>, ModuleError> {
        let slot = Handle::new(SlotAll::<V>::empty());
        self.attach::<V>(slot.clone())?;
        Ok(BoundAll::new(slot, self.panics.clone()))
    }

    fn attach<V: ?Sized + Contract>(&self, slot: Handle<dyn Repoint>) -> Result<(), ModuleError> {
        let mut slots = self.slots.lock();
        let known = self.views.load().get(&V::VIEW).map(|v| v.api_version());
        if let Some(expected) = known.filter(|known| *known != V::API) {
            return Err(ModuleError::ApiVersion {
                module: format!("a consumer of {}", V::NAME),
                view: V::NAME.to_owned(),
                expected,
                found: V::API,
            });
        }
        slots.attach(V::VIEW, &slot, &self.implementations.load_full())
    }
}
