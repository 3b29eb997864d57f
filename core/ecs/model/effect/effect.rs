//! [`Effect`].

use playground_base::{EffectData, Named, Value, to_value};
use std::borrow::Cow;

/// A request to act outside of the world: to play a sound, to write a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effect {
    /// Stable name of its kind, `crate::PlaySound`. A name that is a constant costs no allocation.
    pub kind: Cow<'static, str>,
    /// Its data, by the names of its fields, so that a newer layout can read it.
    pub data: Value,
}

impl Effect {
    /// An effect with this data.
    pub fn new<E: EffectData>(data: &E) -> Self {
        Self {
            kind: Cow::Borrowed(<E as Named>::NAME),
            data: to_value(data).unwrap_or_default(),
        }
    }
}
