//! Rows by number.

use super::model::Rows;
use crate::fixture::*;
use playground_base::{ComponentId, Value};

/// The components that requests name by number.
pub const COMPONENTS: [ComponentId; 6] = [NAME, TRANSFORM, BODY, TAG, DISABLED, MARK];

/// The row of a seed.
pub fn row(component: ComponentId, seed: u32) -> Value {
    let number = seed as f32;
    match component {
        NAME => named(&format!("name {seed}")).1,
        TRANSFORM => at(number, -number, 1.0).1,
        BODY => fields(&[
            ("velocity", value(&[number, 0.0, 1.0])),
            ("mass", Value::F32(number)),
            ("label", Value::Text(seed.to_string())),
            (
                "spring",
                fields(&[("stiffness", Value::F32(1.0)), ("length", Value::F32(2.0))]),
            ),
        ]),
        MARK => fields(&[("number", Value::UInt(seed.into()))]),
        _ => fields(&[]),
    }
}

/// The rows of a mask.
pub fn rows(mask: u8, seed: u32) -> Rows {
    let chosen = COMPONENTS.iter().enumerate();
    let chosen = chosen.filter(|(bit, _)| mask >> bit & 1 == 1);
    chosen.map(|(_, id)| (*id, row(*id, seed))).collect()
}
