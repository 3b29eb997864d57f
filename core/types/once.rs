//! [`Once`]: a value that is made at most once.

use crate::Handle;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::OnceLock;

/// A value that is initialised at most once. A clone aliases the same cell.
#[derive(Debug, Default)]
pub struct Once<T>(Handle<OnceLock<T>>);

impl<T> Once<T> {
    /// An empty cell.
    pub fn new() -> Self {
        Self(Handle::new(OnceLock::new()))
    }

    /// The value, if it was made.
    #[inline]
    pub fn get(&self) -> Option<&T> {
        self.0.get()
    }

    /// The value, made by `make` at the first call.
    #[inline]
    pub fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }

    /// Sets the value; gives it back when there is one already.
    pub fn set(&self, value: T) -> Result<(), T> {
        self.0.set(value)
    }
}

impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Serialize> Serialize for Once<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Once<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let once = Self::new();
        if let Some(value) = Option::<T>::deserialize(deserializer)? {
            let _empty_so_far = once.set(value);
        }
        Ok(once)
    }
}
