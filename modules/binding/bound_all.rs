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

/// Implementers that are others than before.
pub struct FragmentChange<V: ?Sized> {
    /// The current implementers.
    pub all: Handle<Vec<Fragment<V>>>,
    before: Option<Handle<Vec<Fragment<V>>>>,
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

    /// The current implementers, if they are others than `known`; `known` is brought up to date.
    /// After a reload they are others, in all other frames they are not.
    #[inline]
    pub fn changed(
        &self,
        known: &mut Option<Handle<Vec<Fragment<V>>>>,
    ) -> Option<FragmentChange<V>> {
        let now = self.all();
        if known
            .as_ref()
            .is_some_and(|known| Handle::ptr_eq(known, &now))
        {
            return None;
        }
        let all = Handle::clone(&now);
        let before = known.replace(Handle::clone(&all));
        Some(FragmentChange { all, before })
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

impl<V: ?Sized> FragmentChange<V> {
    /// True for an implementer that was not there before, or was an older generation.
    pub fn is_new(&self, fragment: &Fragment<V>) -> bool {
        let is_same = |old: &Fragment<V>| {
            old.id == fragment.id && Handle::ptr_eq(&old.view_model, &fragment.view_model)
        };
        !self.before.iter().flat_map(|all| all.iter()).any(is_same)
    }
}
