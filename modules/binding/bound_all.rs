//! [`BoundAll`]: the binding to a contract with many implementers.

use crate::caught::caught;
use crate::slot::SlotAll;
use crate::sync::Guard;
use crate::{Contract, PanicLog};
use playground_core_types::Handle;
use playground_modules_types::{FragmentId, ModuleError};

/// One implementer of a contract with many implementers.
pub struct Fragment<V: ?Sized> {
    /// Its id.
    pub id: FragmentId,
    /// `crate::Type` of the implementer.
    pub name: &'static str,
    /// The implementer.
    pub view_model: Handle<V>,
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

    /// The current implementers.
    pub fn all(&self) -> Guard<Handle<Vec<Fragment<V>>>> {
        self.slot.current.load()
    }

    /// Calls one of them. A panic in it comes back as an error that names it.
    ///
    /// # Errors
    /// When the implementer panics.
    #[inline]
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
