//! [`Slot`] and [`SlotAll`]: what a binding reads and the registry writes.

use crate::sync::ArcSwap;
use crate::{Contract, Fragment, Implementation};
use playground_core_types::Handle;
use playground_modules_types::ModuleError;

/// A prepared change of a slot, which cannot fail any more.
pub(crate) type Prepared = Box<dyn FnOnce()>;

/// The registry's side of a binding, without its type: it points the slot at other implementations.
pub(crate) trait Repoint: Send + Sync {
    /// Version of the contract that the consumer was built against.
    fn api_version(&self) -> u32;
    /// Prepares pointing the slot at `implementations`, which are all of this slot's contract.
    /// Fails when one of them does not fit; only calling the result changes the slot.
    fn prepare(
        self: Handle<Self>,
        implementations: &[Implementation],
    ) -> Result<Prepared, ModuleError>;
}

/// A slot for the only implementation of a contract.
pub(crate) struct Slot<V: ?Sized> {
    /// `None` while nothing implements the contract. The cell on the heap is needed: an arc-swap
    /// swaps thin pointers, a trait object's is wide.
    pub(crate) current: ArcSwap<Option<Handle<V>>>,
}

/// A slot for all implementations of a contract, sorted by name.
pub(crate) struct SlotAll<V: ?Sized> {
    pub(crate) current: ArcSwap<Vec<Fragment<V>>>,
}

impl<V: ?Sized + Contract> Slot<V> {
    pub(crate) fn empty() -> Self {
        Self {
            current: ArcSwap::from_pointee(None),
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
    fn api_version(&self) -> u32 {
        V::API
    }

    fn prepare(
        self: Handle<Self>,
        implementations: &[Implementation],
    ) -> Result<Prepared, ModuleError> {
        let mut last = None;
        for implementation in implementations {
            last = Some(implementation.cast()?);
        }
        let next = Handle::new(last);
        Ok(Box::new(move || self.current.store(next)))
    }
}

impl<V: ?Sized + Contract> Repoint for SlotAll<V> {
    fn api_version(&self) -> u32 {
        V::API
    }

    fn prepare(
        self: Handle<Self>,
        implementations: &[Implementation],
    ) -> Result<Prepared, ModuleError> {
        let fragment = |i: &Implementation| {
            Ok(Fragment {
                id: i.info.fragment,
                name: i.info.name,
                view_model: i.cast()?,
            })
        };
        let all: Result<Vec<Fragment<V>>, ModuleError> =
            implementations.iter().map(fragment).collect();
        let mut all = all?;
        all.sort_by_key(|f| f.name);
        let next = Handle::new(all);
        Ok(Box::new(move || self.current.store(next)))
    }
}
