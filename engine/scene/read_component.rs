//! [`read_component`]: reads a component from the text of a scene, as far as it fits.

use super::unread::{Unread, UnreadOfOwner};
use super::{TextValue, parse_value};
use playground_base::{ComponentDescription, ErasedPool, FieldDescription, FieldKind, Value};

/// A component as far as it could be read.
#[derive(Debug, Default)]
pub struct ReadComponent {
    /// The value; `None` when nothing of it fits.
    pub value: Option<Value>,
    /// What does not fit: fields, or the whole component.
    pub unread: UnreadOfOwner,
}

/// Reads a component from the text of a scene. A field that the type does not have, or whose value
/// does not fit, is kept as text; it has its default then. Without a fitting value, the whole text
/// is kept.
pub fn read_component(pool: &ErasedPool, text: &str) -> ReadComponent {
    let description = pool.description();
    let (value, refused) = match parse_value(text, &description.kind) {
        Ok(value) => match pool.check(value.clone()) {
            Ok(()) => {
                return ReadComponent {
                    unread: unknown_fields(&value, description.name, &description.kind, text),
                    value: Some(value),
                };
            }
            Err(error) => (None, error.to_string()),
        },
        Err(error) => (fitting_fields(pool, text), error.to_string()),
    };
    value.unwrap_or_else(|| whole(description.name, text, refused))
}

/// A component of which nothing can be read.
pub fn whole(name: &str, text: &str, reason: String) -> ReadComponent {
    let text = text.trim().to_owned();
    ReadComponent {
        value: None,
        unread: UnreadOfOwner::from([(name.to_owned(), Unread { text, reason })]),
    }
}

/// The fields of a struct that fit, when at least one does; the others are unread.
fn fitting_fields(pool: &ErasedPool, text: &str) -> Option<ReadComponent> {
    let description = pool.description();
    let FieldKind::Struct(described) = description.kind else {
        return None;
    };
    let TextValue::Fields(fields) = TextValue::parse(text) else {
        return None;
    };
    let (mut values, mut unread) = (Vec::new(), UnreadOfOwner::new());
    let mut texts = Vec::new();
    for (name, text) in fields {
        let text = text.to_string();
        let field = described.iter().find(|field| is_called(field, &name));
        let parsed = match field {
            Some(field) => parse_value(&text, &field.kind).map_err(|error| error.code.to_string()),
            None => Err("the component has no such field".to_owned()),
        };
        match parsed {
            Ok(value) => {
                values.push((name.clone(), value));
                texts.push((name, text));
            }
            Err(reason) => add(&mut unread, description, &name, Unread { text, reason }),
        }
    }
    // A value that parses may still be of another type.
    let default = pool.default_value();
    loop {
        let value = with_defaults(&values, described, default.as_ref());
        let Err(error) = pool.check(value.clone()) else {
            return Some(ReadComponent {
                value: Some(value),
                unread,
            });
        };
        let wrong = error.path.split('.').next().unwrap_or_default();
        let at = values.iter().position(|(name, _)| name == wrong)?;
        let (name, _) = values.remove(at);
        let text = texts.iter().find(|(known, _)| *known == name)?.1.clone();
        let reason = error.message;
        add(&mut unread, description, &name, Unread { text, reason });
    }
}

fn add(unread: &mut UnreadOfOwner, of: &ComponentDescription, field: &str, value: Unread) {
    unread.insert(format!("{}.{field}", of.name), value);
}

/// A struct of these fields; the others have their defaults.
fn with_defaults(
    values: &[(String, Value)],
    described: &[FieldDescription],
    default: Option<&Value>,
) -> Value {
    let mut values = values.to_vec();
    for field in described {
        let is_there = values.iter().any(|(name, _)| is_called(field, name));
        let default = default.and_then(|value| value.field(field.name));
        if let (false, Some(default)) = (is_there, default) {
            values.push((field.name.to_owned(), default.clone()));
        }
    }
    Value::Struct(values)
}

/// The fields that the type does not have, with their text. Fields inside of lists and variants
/// have no path, and are not found.
fn unknown_fields(value: &Value, name: &str, kind: &FieldKind, text: &str) -> UnreadOfOwner {
    let mut paths = Vec::new();
    find_unknown(value, kind, &mut Vec::new(), &mut paths);
    if paths.is_empty() {
        return UnreadOfOwner::new();
    }
    let text = TextValue::parse(text);
    let unread = paths.iter().filter_map(|path| {
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        let unread = Unread {
            text: text.at(&steps)?.to_string(),
            reason: "the component has no such field".to_owned(),
        };
        Some((format!("{name}.{}", path.join(".")), unread))
    });
    unread.collect()
}

fn find_unknown(
    value: &Value,
    kind: &FieldKind,
    path: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) {
    let (Value::Struct(fields), FieldKind::Struct(described)) = (value, kind) else {
        return;
    };
    for (name, value) in fields {
        path.push(name.clone());
        match described.iter().find(|field| is_called(field, name)) {
            Some(field) => find_unknown(value, &field.kind, path, found),
            None => found.push(path.clone()),
        }
        path.pop();
    }
}

fn is_called(field: &FieldDescription, name: &str) -> bool {
    field.name == name || field.former_names.contains(&name)
}
