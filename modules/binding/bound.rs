//! [`Bound`]: the binding through which a consumer calls a contract.

use crate::caught::{Caught, caught, panicked};
use crate::slot::Slot;
use crate::{Contract, PanicLog};
use playground_core_types::Handle;
use playground_modules_types::ModuleError;
use std::pin::pin;

/// The current implementation of a contract. Keep it; it follows every reload.
///
/// A call reads the slot once: two locked instructions of the arc-swap, then the slot's cell, then
/// the virtual call: 6 ns in all, of which 2 are the call and almost none the catching of panics
/// (`./test bench registry`). Calls that overlap a reload end in the implementation they began in;
/// the next one goes to the new one.
pub struct Bound<V: ?Sized> {
    slot: Handle<Slot<V>>,
    panics: Handle<PanicLog>,
}

impl<V: ?Sized + Contract> Bound<V> {
    pub(crate) fn new(slot: Handle<Slot<V>>, panics: Handle<PanicLog>) -> Self {
        Self { slot, panics }
    }

    /// Calls the implementation. A panic in it comes back as an error.
    ///
    /// # Errors
    /// When nothing implements the contract, or when the implementation panics.
    #[inline]
    pub fn call<R>(&self, call: impl FnOnce(&V) -> R) -> Result<R, ModuleError> {
        let current = self.slot.current.load();
        match &**current {
            Some(view_model) => caught(V::NAME, &self.panics, || call(view_model)),
            None => Err(unbound::<V>()),
        }
    }

    /// Like [`call`](Self::call), for calls that can fail by themselves.
    ///
    /// # Errors
    /// Those of `call`, and the call's own.
    #[inline]
    pub fn try_call<R>(
        &self,
        call: impl FnOnce(&V) -> Result<R, ModuleError>,
    ) -> Result<R, ModuleError> {
        self.call(call)?
    }

    /// Calls an `async fn` of the implementation: `bound.call_async(async |v| v.save().await)`. The
    /// whole call, over all its waits, goes to the implementation that it began in, which lives on
    /// until the call ends. A panic in it comes back as an error.
    ///
    /// # Errors
    /// When nothing implements the contract, or when the implementation panics.
    pub async fn call_async<R>(&self, call: impl AsyncFnOnce(&V) -> R) -> Result<R, ModuleError> {
        let current = self.slot.current.load();
        let Some(view_model) = &**current else {
            return Err(unbound::<V>());
        };
        let future = pin!(call(view_model));
        match Caught(future).await {
            Some(result) => Ok(result),
            None => Err(panicked(V::NAME, &self.panics)),
        }
    }

    /// The current implementation. Hold it for one call of an async function at most.
    ///
    /// # Errors
    /// When nothing implements the contract.
    pub fn current(&self) -> Result<Handle<V>, ModuleError> {
        let current = self.slot.current.load();
        current.as_ref().clone().ok_or_else(unbound::<V>)
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

#[cold]
fn unbound<V: ?Sized + Contract>() -> ModuleError {
    ModuleError::Unbound {
        view: V::NAME.to_owned(),
    }
}
