//! [`Saved`]: the state of parameters over a reload.

use playground_base::serde::{Serialize, de::DeserializeOwned};
use playground_base::{ModuleError, Value, decode_state, encode_state, from_value, to_value};
use std::collections::BTreeMap;

/// The format of saved parameters: by name, so it stays the same when types change.
const FORMAT: u32 = 1;

/// The saved state of the parameters of a plugin's systems, by `system.parameter`.
#[derive(Debug, Default)]
pub struct Saved {
    values: BTreeMap<String, Value>,
}

impl Saved {
    /// Stores a value, if it serialises.
    pub fn put<T: Serialize>(&mut self, name: &str, value: &T) {
        self.put_value(name, to_value(value).ok());
    }

    fn put_value(&mut self, name: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.values.insert(name.to_owned(), value);
        }
    }

    /// Takes a value, if it has this type. Fields are found by name; new ones take their default.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        from_value(self.values.remove(name)?).ok()
    }

    /// Encodes the values; `None` when there are none.
    pub fn to_bytes(&self, plugin: &str) -> Option<Result<Vec<u8>, ModuleError>> {
        (!self.values.is_empty()).then(|| encode_state(plugin, FORMAT, &self.values))
    }

    /// Decodes the values.
    ///
    /// # Errors
    /// When the bytes are not from [`to_bytes`](Self::to_bytes).
    pub fn from_bytes(plugin: &str, bytes: &[u8]) -> Result<Self, ModuleError> {
        let values = decode_state(plugin, FORMAT, bytes)?;
        Ok(Self { values })
    }
}
