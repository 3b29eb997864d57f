//! [`Stateful`]: state of a ViewModel that survives a reload.

use playground_modules_types::{ModuleError, StateFuture, Value, from_value, to_value};
use serde::{Serialize, de::DeserializeOwned};
use std::future::ready;

/// A ViewModel whose state survives a reload; used with `#[view_model(stateful)]`.
pub trait Stateful {
    /// The state that survives. Fields that a newer build adds take their default.
    type State: Serialize + DeserializeOwned;
    /// The state now.
    fn state(&self) -> Self::State;
    /// Takes over the state of the generation before.
    fn set_state(&self, state: Self::State);
}

/// The future of state that is saved already; `None` when there is none.
pub fn saved(state: Option<Result<Vec<u8>, ModuleError>>) -> StateFuture<'static, Vec<u8>> {
    Box::pin(ready(state))
}

/// The future of state that is restored already.
pub fn restored(restored: Result<(), ModuleError>) -> StateFuture<'static, ()> {
    Box::pin(ready(Some(restored)))
}

/// State as bytes: the format version, then the fields by name.
pub fn encode_state<S: Serialize>(
    module: &str,
    version: u32,
    state: &S,
) -> Result<Vec<u8>, ModuleError> {
    let failed = |reason: String| does_not_decode(module, reason);
    let value = to_value(state).map_err(|e| failed(e.to_string()))?;
    postcard::to_extend(&value, version.to_le_bytes().to_vec()).map_err(|e| failed(e.to_string()))
}

/// State from bytes. State of another format version is refused, never guessed at.
pub fn decode_state<S: DeserializeOwned>(
    module: &str,
    version: u32,
    bytes: &[u8],
) -> Result<S, ModuleError> {
    let value = value_of(module, version, bytes)?;
    from_value(value).map_err(|error| does_not_decode(module, error.to_string()))
}

/// State from bytes as far as it fits: other fields take their default. Also returns what does not
/// fit, and why.
pub fn decode_fields<S: Default + DeserializeOwned>(
    module: &str,
    version: u32,
    bytes: &[u8],
) -> Result<(S, Vec<String>), ModuleError> {
    let value = value_of(module, version, bytes)?;
    let whole: Result<S, _> = from_value(value.clone());
    match (whole, value) {
        (Ok(state), _) => Ok((state, Vec::new())),
        (Err(_), Value::Struct(fields)) => Ok(fitting_fields(fields)),
        (Err(error), _) => Ok((S::default(), vec![error.to_string()])),
    }
}

/// Decodes each field alone, with the others at their default.
fn fitting_fields<S: Default + DeserializeOwned>(fields: Vec<(String, Value)>) -> (S, Vec<String>) {
    let (mut fitting, mut problems) = (Vec::new(), Vec::new());
    for field in fields {
        let alone: Result<S, _> = from_value(Value::Struct(vec![field.clone()]));
        match alone {
            Ok(_) => fitting.push(field),
            Err(error) => problems.push(error.to_string()),
        }
    }
    let state = from_value(Value::Struct(fitting)).unwrap_or_else(|error| {
        problems.push(error.to_string());
        S::default()
    });
    (state, problems)
}

fn does_not_decode(module: &str, reason: String) -> ModuleError {
    ModuleError::State {
        module: module.to_owned(),
        reason,
    }
}

fn value_of(module: &str, version: u32, bytes: &[u8]) -> Result<Value, ModuleError> {
    let failed = |reason: String| does_not_decode(module, reason);
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
    postcard::from_bytes(data).map_err(|error| failed(error.to_string()))
}
