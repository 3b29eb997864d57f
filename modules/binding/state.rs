//! [`Stateful`]: state of a ViewModel that survives a reload.

use playground_modules_types::{ModuleError, Value, from_value, to_value};
use serde::{Serialize, de::DeserializeOwned};

/// A ViewModel whose state survives a reload; used with `#[view_model(stateful)]`.
pub trait Stateful {
    /// What survives. Fields that a newer build adds take their default.
    type State: Serialize + DeserializeOwned;
    /// The state now.
    fn state(&self) -> Self::State;
    /// Takes over the state of the generation before.
    fn set_state(&self, state: Self::State);
}

/// State as bytes: the format version, then the fields by name.
pub fn encode_state<S: Serialize>(
    module: &str,
    version: u32,
    state: &S,
) -> Result<Vec<u8>, ModuleError> {
    let failed = |reason: String| ModuleError::State {
        module: module.to_owned(),
        reason,
    };
    let value = to_value(state).map_err(|e| failed(e.to_string()))?;
    postcard::to_extend(&value, version.to_le_bytes().to_vec()).map_err(|e| failed(e.to_string()))
}

/// State from bytes. State of another format version is refused, never guessed at.
pub fn decode_state<S: DeserializeOwned>(
    module: &str,
    version: u32,
    bytes: &[u8],
) -> Result<S, ModuleError> {
    let failed = |reason: String| ModuleError::State {
        module: module.to_owned(),
        reason,
    };
    let (found, data) = bytes
        .split_first_chunk::<4>()
        .ok_or_else(|| failed("it is shorter than its header".into()))?;
    let found = u32::from_le_bytes(*found);
    if found != version {
        return Err(ModuleError::StateVersion {
            module: module.to_owned(),
            expected: version,
            found,
        });
    }
    let value: Value = postcard::from_bytes(data).map_err(|e| failed(e.to_string()))?;
    from_value(value).map_err(|e| failed(e.to_string()))
}
