//! [`Bound`] and [`BoundAll`]: what a consumer keeps and calls through for ever.

use crate::{Contract, Implementation, PanicLog};
use arc_swap::{ArcSwap, ArcSwapOption, Guard};
use playground_core_types::Handle;
use playground_modules_types::{FragmentId, ModuleError};
use std::panic::AssertUnwindSafe;

/// One implementer of a contract that has many.
pub struct Fragment<V: ?Sized> {
    /// Its id.
    pub id: FragmentId,
    /// `crate::Type` of the implementer.
    pub name: &'static str,
    /// The implementer.
    pub view_model: Handle<V>,
}

/// The registry's end of a binding, erased: it points the slot at other implementations.
pub(crate) trait Repoint: Send + Sync {
    /// Fails when one of the implementations does not fit; changes nothing.
    fn check(&self, implementations: &[Implementation]) -> Result<(), ModuleError>;
    /// Points the slot at the implementations; those of other contracts are skipped before.
    fn repoint(&self, implementations: &[Implementation]) -> Result<(), ModuleError>;
}

/// A slot for the only implementation of a contract.
pub(crate) struct Slot<V: ?Sized> {
    current: ArcSwapOption<Handle<V>>,
}

/// A slot for all implementations of a contract.
pub(crate) struct SlotAll<V: ?Sized> {
    current: ArcSwap<Vec<Fragment<V>>>,
}

impl<V: ?Sized + Contract> Slot<V> {
    pub(crate) fn empty() -> Self {
        Self {
            current: ArcSwapOption::empty(),
        }
    }
}

impl<V: ?Sized + Contract> SlotAll<V> {
    pub(crate) fn empty() -> Self {
        Self {
            current: ArcSwap::from_pointee(Vec::new()),
        }
    }
}

impl<V: ?Sized + Contract> Repoint for Slot<V> {
    fn check(&self, implementations: &[Implementation]) -> Result<(), ModuleError> {
        implementations
            .iter()
            .try_for_each(|i| i.face().map(|_: Handle<V>| ()))
    }
    fn repoint(&self, implementations: &[Implementation]) -> Result<(), ModuleError> {
        let face: Option<Handle<V>> = implementations.last().map(|i| i.face()).transpose()?;
        self.current.store(face.map(Handle::new));
        Ok(())
    }
}

impl<V: ?Sized + Contract> Repoint for SlotAll<V> {
    fn check(&self, implementations: &[Implementation]) -> Result<(), ModuleError> {
        implementations
            .iter()
            .try_for_each(|i| i.face().map(|_: Handle<V>| ()))
    }
    fn repoint(&self, implementations: &[Implementation]) -> Result<(), ModuleError> {
        let fragment = |i: &Implementation| {
            Ok(Fragment {
                id: i.info.fragment,
                name: i.info.name,
                view_model: i.face()?,
            })
        };
        let mut all: Vec<Fragment<V>> = implementations
            .iter()
            .map(fragment)
            .collect::<Result<_, ModuleError>>()?;
        all.sort_by_key(|f| f.name);
        self.current.store(Handle::new(all));
        Ok(())
    }
}

/// A contract's implementation, whichever is current. Keep it; it follows every reload.
pub struct Bound<V: ?Sized> {
    slot: Handle<Slot<V>>,
    panics: Handle<PanicLog>,
}

impl<V: ?Sized + Contract> Bound<V> {
    pub(crate) fn new(slot: Handle<Slot<V>>, panics: Handle<PanicLog>) -> Self {
        Self { slot, panics }
    }

    /// Calls the implementation. A panic in it comes back as an error.
    pub fn call<R>(&self, call: impl FnOnce(&V) -> R) -> Result<R, ModuleError> {
        let current = self.slot.current.load();
        let Some(view_model) = current.as_deref() else {
            return Err(unbound::<V>());
        };
        caught(V::NAME, &self.panics, || call(view_model))
    }

    /// Like [`call`](Self::call), for calls that can fail by themselves.
    pub fn try_call<R>(
        &self,
        call: impl FnOnce(&V) -> Result<R, ModuleError>,
    ) -> Result<R, ModuleError> {
        self.call(call)?
    }

    /// The current implementation, to be kept no longer than one call of an async function.
    pub fn current(&self) -> Result<Handle<V>, ModuleError> {
        let current = self.slot.current.load();
        let view_model: Option<&Handle<V>> = current.as_deref();
        view_model.cloned().ok_or_else(unbound::<V>)
    }

    /// True when something implements the contract.
    pub fn is_bound(&self) -> bool {
        self.slot.current.load().is_some()
    }
}

impl<V: ?Sized> Clone for Bound<V> {
    fn clone(&self) -> Self {
        Self {
            slot: self.slot.clone(),
            panics: self.panics.clone(),
        }
    }
}

/// All implementations of a contract, sorted by name. Keep it; it follows every reload.
pub struct BoundAll<V: ?Sized> {
    slot: Handle<SlotAll<V>>,
    panics: Handle<PanicLog>,
}

impl<V: ?Sized + Contract> BoundAll<V> {
    pub(crate) fn new(slot: Handle<SlotAll<V>>, panics: Handle<PanicLog>) -> Self {
        Self { slot, panics }
    }

    /// The implementers there are now.
    pub fn all(&self) -> Guard<Handle<Vec<Fragment<V>>>> {
        self.slot.current.load()
    }

    /// Calls one of them. A panic in it comes back as an error that names it.
    pub fn call<R>(
        &self,
        fragment: &Fragment<V>,
        call: impl FnOnce(&V) -> R,
    ) -> Result<R, ModuleError> {
        caught(fragment.name, &self.panics, || call(&fragment.view_model))
    }
}

impl<V: ?Sized> Clone for BoundAll<V> {
    fn clone(&self) -> Self {
        Self {
            slot: self.slot.clone(),
            panics: self.panics.clone(),
        }
    }
}

fn unbound<V: ?Sized + Contract>() -> ModuleError {
    ModuleError::Unbound {
        view: V::NAME.to_owned(),
    }
}

fn caught<R>(name: &str, panics: &PanicLog, call: impl FnOnce() -> R) -> Result<R, ModuleError> {
    std::panic::catch_unwind(AssertUnwindSafe(call)).map_err(|_| ModuleError::Panicked {
        module: name.to_owned(),
        message: panics.take(),
    })
}
