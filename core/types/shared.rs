//! [`Shared`]: mutable data behind one lock.

use crate::Handle;
use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Mutable shared data behind a readers-writer lock. A clone aliases the same value.
#[derive(Debug, Default)]
pub struct Shared<T: ?Sized>(Handle<RwLock<T>>);

impl<T> Shared<T> {
    /// Wraps `value` in a lock of its own.
    pub fn new(value: T) -> Self {
        Self(Handle::new(RwLock::new(value)))
    }
}

impl<T: ?Sized> Shared<T> {
    /// Waits for shared access.
    #[inline]
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read()
    }

    /// Waits for exclusive access.
    #[inline]
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write()
    }

    /// How many handles alias this value, this one included.
    pub fn handles(&self) -> usize {
        Handle::strong_count(&self.0)
    }
}

/// Compares the values, aliased or not.
impl<T: ?Sized + PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        // Recursive: a writer that waits for one of the two must not come between the two locks.
        Handle::ptr_eq(&self.0, &other.0) || *self.0.read_recursive() == *other.0.read_recursive()
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Serialize> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.read().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shared<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}
