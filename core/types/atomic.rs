//! [`Atomic`]: a `Copy` value that threads read and write without a lock.

use crate::Handle;
use crossbeam::atomic::AtomicCell;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A `Copy` value with lock-free reads and writes (for sizes the processor has an atomic for;
/// larger ones fall back to a sequence lock). A clone aliases the same value.
pub struct Atomic<T>(Handle<AtomicCell<T>>);

impl<T: Copy> Atomic<T> {
    /// Wraps `value` in a cell of its own.
    pub fn new(value: T) -> Self {
        Self(Handle::new(AtomicCell::new(value)))
    }

    /// The current value.
    #[inline]
    pub fn load(&self) -> T {
        self.0.load()
    }

    /// Replaces the value.
    #[inline]
    pub fn store(&self, value: T) {
        self.0.store(value);
    }

    /// Replaces the value and returns the one before.
    #[inline]
    pub fn swap(&self, value: T) -> T {
        self.0.swap(value)
    }
}

impl<T: Copy + Default> Default for Atomic<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Copy + std::fmt::Debug> std::fmt::Debug for Atomic<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Atomic").field(&self.load()).finish()
    }
}

/// Compares the values, aliased or not.
impl<T: Copy + PartialEq> PartialEq for Atomic<T> {
    fn eq(&self, other: &Self) -> bool {
        self.load() == other.load()
    }
}

impl<T> Clone for Atomic<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Copy + Serialize> Serialize for Atomic<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.load().serialize(serializer)
    }
}

impl<'de, T: Copy + Deserialize<'de>> Deserialize<'de> for Atomic<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}
