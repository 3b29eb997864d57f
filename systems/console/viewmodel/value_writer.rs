//! Writes a [`Value`] as RON that [`value_of`](super::value_reader::value_of) reads.

use playground_base::{Value, ron};

/// The value in one line.
pub fn write_value(value: &Value) -> String {
    match value {
        Value::Unit => "()".to_owned(),
        Value::Bool(of) => of.to_string(),
        Value::Int(of) => of.to_string(),
        Value::UInt(of) => of.to_string(),
        Value::F32(of) => number(format!("{of:?}")),
        Value::F64(of) => number(format!("{of:?}")),
        Value::Text(of) => ron::to_string(of).unwrap_or_default(),
        Value::List(items) => format!("[{}]", joined(items.iter().map(write_value))),
        Value::Struct(fields) => {
            let field = |(name, value): &(String, Value)| format!("{name}: {}", write_value(value));
            format!("({})", joined(fields.iter().map(field)))
        }
        Value::Variant(name, data) => format!("{name}{}", data_of(data)),
        Value::Option(None) => "None".to_owned(),
        Value::Option(Some(of)) => format!("Some({})", write_value(of)),
        Value::Map(entries) => {
            let entry = |(key, value): &(Value, Value)| {
                format!("{}: {}", write_value(key), write_value(value))
            };
            format!("{{{}}}", joined(entries.iter().map(entry)))
        }
    }
}

/// The data of a variant in parentheses; empty for a unit.
fn data_of(data: &Value) -> String {
    match data {
        Value::Unit => String::new(),
        Value::Struct(_) => write_value(data),
        Value::List(items) if items.len() > 1 => {
            format!("({})", joined(items.iter().map(write_value)))
        }
        single => format!("({})", write_value(single)),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A float as RON: Rust's text, with a decimal point so that it is not read as an integer.
fn number(digits: String) -> String {
    match digits.as_str() {
        "NaN" | "inf" | "-inf" => digits,
        _ if digits.contains(['.', 'e']) => digits,
        _ => format!("{digits}.0"),
    }
}
