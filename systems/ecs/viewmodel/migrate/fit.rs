//! A value that fits a pool: what does not is its default.

use super::convert as shape;
use playground_base::{ErasedPool, Value, ValueError};
use playground_core_ecs::Converted;

/// Converts a value to the type of the pool.
pub fn convert(pool: &ErasedPool, value: Value) -> Converted {
    let mut row = shape::convert(value, &pool.description().kind);
    let mut lost = Vec::new();
    while let Err(error) = pool.check(row.clone()) {
        let Some((field, was)) = take_unfit(&mut row, &error) else {
            lost.push(format!("the whole row (was {})", in_words(&row)));
            row = pool.default_value().unwrap_or_default();
            break;
        };
        lost.push(format!("{field} (was {})", in_words(&was)));
    }
    Converted { value: row, lost }
}

/// Removes the field that the error names from the row: the innermost existing one on its path.
/// Each call makes the row smaller, so the loop of the caller ends.
pub fn take_unfit(row: &mut Value, error: &ValueError) -> Option<(String, Value)> {
    let (name, rest) = error.path.split_once('.').unwrap_or((&error.path, ""));
    let Value::Struct(fields) = row else {
        return None;
    };
    let at = fields.iter().position(|(field, _)| field == name)?;
    let inner = ValueError {
        path: rest.to_owned(),
        message: String::new(),
    };
    if let Some((path, was)) = take_unfit(&mut fields[at].1, &inner) {
        return Some((format!("{name}.{path}"), was));
    }
    Some(fields.swap_remove(at))
}

/// A value in a few words.
pub fn in_words(value: &Value) -> String {
    match value {
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::UInt(v) => v.to_string(),
        Value::F32(v) => v.to_string(),
        Value::F64(v) => v.to_string(),
        Value::Text(v) => format!("{v:?}"),
        Value::Variant(name, _) => name.clone(),
        other => other.kind_name().to_owned(),
    }
}
