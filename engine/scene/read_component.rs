//! [`read_component`]: reads a component from the text of a scene, as far as it fits.

use super::unread::{Unread, UnreadOfOwner};
use super::{TextValue, parse_value, plain_value, write_value};
use playground_base::{Conversion, ErasedPool, FieldKind, Leftover, Value};

/// A component as far as it could be read.
#[derive(Debug, Default)]
pub struct ReadComponent {
    /// The value; `None` when nothing of it fits.
    pub value: Option<Value>,
    /// What does not fit: fields, or the whole component.
    pub unread: UnreadOfOwner,
}

/// Reads a component from the text of a scene. What another declaration of the component wrote is
/// converted. A field that the type does not have, or whose value does not fit, is kept as text; it
/// has its default then. Without a fitting value, the whole text is kept.
pub fn read_component(pool: &ErasedPool, text: &str) -> ReadComponent {
    let description = pool.description();
    let refused = match parse_value(text, &description.kind) {
        Ok(value) => match pool.check(value.clone()) {
            Ok(()) if !has_unknown(&value, &description.kind) => {
                return ReadComponent {
                    value: Some(value),
                    unread: UnreadOfOwner::new(),
                };
            }
            Ok(()) => String::new(),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    match plain_value(text) {
        // A struct may be written with its name, which looks like a variant.
        Some(Value::Variant(name, data)) if is_type_name(&name, pool) => fitted(pool, text, &data),
        Some(value) => fitted(pool, text, &value),
        None => whole(description.name, text, refused),
    }
}

fn is_type_name(name: &str, pool: &ErasedPool) -> bool {
    let description = pool.description();
    name == description.short_name() && !matches!(description.kind, FieldKind::Enum(_))
}

/// The part of a value that fits, and the rest as it is written.
fn fitted(pool: &ErasedPool, text: &str, value: &Value) -> ReadComponent {
    let name = pool.description().name;
    let fitted = pool.fit(value);
    let (texts, mut unread) = (TextValue::parse(text), UnreadOfOwner::new());
    for left in fitted.left {
        if left.path.is_empty() {
            return whole(name, text, left.reason);
        }
        let steps: Vec<&str> = left.path.split('.').collect();
        let written = texts.at(&steps).map(ToString::to_string);
        let text = written.unwrap_or_else(|| text_of(&left.value, None));
        unread.insert(
            format!("{name}.{}", left.path),
            Unread {
                text,
                reason: left.reason,
            },
        );
    }
    ReadComponent {
        value: Some(fitted.value),
        unread,
    }
}

/// Reads a field of a component, at a path of its names now.
pub fn read_field(text: &str, kind: &FieldKind) -> Option<Value> {
    if let Ok(value) = parse_value(text, kind)
        && !has_unknown(&value, kind)
    {
        return Some(value);
    }
    let mut conversion = Conversion::default();
    let value = conversion.convert(&plain_value(text)?, kind)?;
    // What is left over inside of it would be lost.
    conversion.left.is_empty().then_some(value)
}

/// A component of which nothing can be read.
pub fn whole(name: &str, text: &str, reason: String) -> ReadComponent {
    let text = text.trim().to_owned();
    ReadComponent {
        value: None,
        unread: UnreadOfOwner::from([(name.to_owned(), Unread { text, reason })]),
    }
}

/// A value that has no place in its component, as text: its name and what it says. `former` is the
/// kind of the component that had the value, if it is known.
pub fn unread_of(component: &str, left: Leftover, former: Option<&FieldKind>) -> (String, Unread) {
    let kind = former.and_then(|kind| kind.at(&left.path));
    let text = text_of(&left.value, kind.as_ref().map(|(kind, _)| kind));
    let name = match left.path.as_str() {
        "" => component.to_owned(),
        path => format!("{component}.{path}"),
    };
    let reason = left.reason;
    (name, Unread { text, reason })
}

fn text_of(value: &Value, kind: Option<&FieldKind>) -> String {
    let mut text = String::new();
    write_value(value, kind.unwrap_or(&FieldKind::F32), &mut text);
    text
}

/// True when a struct has a field that its type does not have.
pub fn has_unknown(value: &Value, kind: &FieldKind) -> bool {
    match (value, kind) {
        (Value::Struct(fields), FieldKind::Struct(described)) => {
            fields.iter().any(|(name, value)| {
                let field = described.iter().find(|field| field.is_called(name));
                field.is_none_or(|field| has_unknown(value, &field.kind))
            })
        }
        (Value::List(items), FieldKind::List(kind)) => {
            items.iter().any(|item| has_unknown(item, kind))
        }
        (Value::List(items), FieldKind::Tuple(kinds)) => {
            let mut pairs = items.iter().zip(*kinds);
            pairs.any(|(item, kind)| has_unknown(item, kind))
        }
        (Value::Option(Some(inner)), FieldKind::Option(kind)) => has_unknown(inner, kind),
        (Value::Variant(name, data), FieldKind::Enum(variants)) => {
            let variant = variants.iter().find(|variant| variant.name == name);
            let kind = variant.and_then(|variant| variant.kind);
            kind.is_some_and(|kind| has_unknown(data, &kind))
        }
        _ => false,
    }
}
