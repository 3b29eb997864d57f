//! [`convert`]: a value in the shape of another type.

use super::compare::source_of;
use playground_base::{FieldDescription, FieldKind, Value, VariantDescription};

/// The value in the shape of `to`: fields by their names and former names, unknown ones left out.
/// What cannot be converted stays as it is, and does not fit.
pub fn convert(value: Value, to: &FieldKind) -> Value {
    match (value, to) {
        (Value::Option(Some(inner)), FieldKind::Option(kind)) => some(convert(*inner, kind)),
        (Value::Option(None), _) => Value::Option(None),
        (value, FieldKind::Option(kind)) => some(convert(value, kind)),
        (Value::Option(Some(inner)), _) => convert(*inner, to),
        (Value::Struct(old), FieldKind::Struct(new)) => fields(old, new),
        (Value::List(items), FieldKind::List(kind)) => {
            Value::List(items.into_iter().map(|item| convert(item, kind)).collect())
        }
        (Value::List(items), FieldKind::Tuple(kinds)) if items.len() == kinds.len() => {
            let items = items.into_iter().zip(*kinds);
            Value::List(items.map(|(item, kind)| convert(item, kind)).collect())
        }
        (value, FieldKind::Enum(variants)) => variant(value, variants),
        (value, FieldKind::List(kind)) => Value::List(vec![convert(value, kind)]),
        (Value::List(mut items), _) if items.len() == 1 && !is_sequence(to) => {
            convert(items.remove(0), to)
        }
        (Value::Struct(mut old), _) if old.len() == 1 => convert(old.remove(0).1, to),
        (value, FieldKind::Struct([only])) => {
            Value::Struct(vec![(only.name.to_owned(), convert(value, &only.kind))])
        }
        (Value::Variant(name, data), FieldKind::Text) if *data == Value::Unit => Value::Text(name),
        (Value::Variant(_, data), _) if *data != Value::Unit => convert(*data, to),
        (value, _) => scalar(value, to),
    }
}

fn some(value: Value) -> Value {
    Value::Option(Some(Box::new(value)))
}

fn fields(mut old: Vec<(String, Value)>, new: &[FieldDescription]) -> Value {
    let take = |field: &FieldDescription| {
        let at = source_of(field, |name| old.iter().position(|(n, _)| n == name))?;
        let (_, value) = old.swap_remove(at);
        Some((field.name.to_owned(), convert(value, &field.kind)))
    };
    Value::Struct(new.iter().filter_map(take).collect())
}

/// A variant of the same name, or of the name that a text is; else the only variant that has data
/// of this kind.
fn variant(value: Value, variants: &[VariantDescription]) -> Value {
    let named = |name: &str| variants.iter().find(|variant| variant.name == name);
    match value {
        Value::Variant(name, data) => {
            let kind = named(&name).and_then(|variant| variant.kind);
            let data = match (kind, *data) {
                (Some(kind), data) if data != Value::Unit => convert(data, &kind),
                (_, data) => data,
            };
            Value::Variant(name, Box::new(data))
        }
        Value::Text(name) if named(&name).is_some_and(|variant| variant.kind.is_none()) => {
            Value::Variant(name, Box::new(Value::Unit))
        }
        value => {
            let takes = |variant: &&VariantDescription| {
                variant.kind.is_some_and(|kind| is_alike(&value, &kind))
            };
            let mut fitting = variants.iter().filter(takes);
            match (fitting.next(), fitting.next()) {
                (
                    Some(VariantDescription {
                        name,
                        kind: Some(kind),
                        ..
                    }),
                    None,
                ) => Value::Variant((*name).to_owned(), Box::new(convert(value, kind))),
                _ => value,
            }
        }
    }
}

/// True for a value of the same form: a number for a number.
fn is_alike(value: &Value, kind: &FieldKind) -> bool {
    match value {
        Value::Bool(_) => *kind == FieldKind::Bool,
        Value::Text(_) => *kind == FieldKind::Text,
        Value::Struct(_) => matches!(kind, FieldKind::Struct(_)),
        Value::List(_) => is_sequence(kind) || matches!(kind, FieldKind::List(_)),
        value => is_number(value) && is_number_kind(kind),
    }
}

const fn is_number(value: &Value) -> bool {
    matches!(
        value,
        Value::Int(_) | Value::UInt(_) | Value::F32(_) | Value::F64(_)
    )
}

const fn is_number_kind(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Integer { .. } | FieldKind::F32 | FieldKind::F64
    )
}

const fn is_sequence(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Vector(_) | FieldKind::Rotation | FieldKind::Color | FieldKind::Tuple(_)
    )
}

fn scalar(value: Value, to: &FieldKind) -> Value {
    match (value, to) {
        (Value::Bool(on), kind) if is_number_kind(kind) => Value::UInt(u64::from(on)),
        (Value::UInt(number @ (0 | 1)), FieldKind::Bool) => Value::Bool(number == 1),
        (Value::Int(number @ (0 | 1)), FieldKind::Bool) => Value::Bool(number == 1),
        (Value::Int(number), FieldKind::F32 | FieldKind::F64) => Value::F64(number as f64),
        (Value::UInt(number), FieldKind::F32 | FieldKind::F64) => Value::F64(number as f64),
        (Value::Text(text), kind) if is_number_kind(kind) => number(text),
        (Value::Bool(on), FieldKind::Text) => Value::Text(on.to_string()),
        (Value::Int(number), FieldKind::Text) => Value::Text(number.to_string()),
        (Value::UInt(number), FieldKind::Text) => Value::Text(number.to_string()),
        (Value::F32(number), FieldKind::Text) => Value::Text(number.to_string()),
        (Value::F64(number), FieldKind::Text) => Value::Text(number.to_string()),
        (value, _) => value,
    }
}

fn number(text: String) -> Value {
    match (text.parse(), text.parse()) {
        (Ok(whole), _) => Value::Int(whole),
        (_, Ok(number)) => Value::F64(number),
        _ => Value::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: FieldKind = FieldKind::Integer {
        signed: false,
        bits: 32,
    };

    const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
        FieldDescription {
            name,
            former_names: &["before"],
            doc: "",
            unit: "",
            min: None,
            max: None,
            step: None,
            hidden: false,
            only: None,
            picture: false,
            kind,
        }
    }

    const fn variant(name: &'static str, kind: Option<FieldKind>) -> VariantDescription {
        VariantDescription {
            name,
            doc: "",
            kind,
        }
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn of_variant(name: &str, data: Value) -> Value {
        Value::Variant(name.to_owned(), Box::new(data))
    }

    fn structure(name: &str, value: Value) -> Value {
        Value::Struct(vec![(name.to_owned(), value)])
    }

    const ONE: FieldKind = FieldKind::Struct(&[field("now", FieldKind::F32)]);
    const SPEED: FieldKind = FieldKind::Enum(&[
        variant("Free", None),
        variant("Fixed", Some(FieldKind::F32)),
    ]);

    #[test]
    fn values_take_the_shape_of_the_new_type() {
        let two = Value::F32(2.0);
        for (value, kind, expected) in [
            (
                two.clone(),
                FieldKind::Option(&FieldKind::F32),
                some(two.clone()),
            ),
            (some(two.clone()), FieldKind::F32, two.clone()),
            (
                some(some(two.clone())),
                FieldKind::Option(&FieldKind::F32),
                some(two.clone()),
            ),
            (
                two.clone(),
                FieldKind::List(&FieldKind::F32),
                Value::List(vec![two.clone()]),
            ),
            (Value::List(vec![two.clone()]), FieldKind::F32, two.clone()),
            (two.clone(), ONE, structure("now", two.clone())),
            (structure("x", two.clone()), FieldKind::F32, two.clone()),
            (
                structure("before", two.clone()),
                ONE,
                structure("now", two.clone()),
            ),
            (two.clone(), SPEED, of_variant("Fixed", two.clone())),
            (
                of_variant("Fixed", two.clone()),
                FieldKind::F32,
                two.clone(),
            ),
            (text("Free"), SPEED, of_variant("Free", Value::Unit)),
            (
                of_variant("Free", Value::Unit),
                FieldKind::Text,
                text("Free"),
            ),
            (Value::Bool(true), COUNT, Value::UInt(1)),
            (Value::Int(0), FieldKind::Bool, Value::Bool(false)),
            (Value::Int(-3), FieldKind::F32, Value::F64(-3.0)),
            (Value::UInt(3), FieldKind::Text, text("3")),
            (text("3.5"), FieldKind::F32, Value::F64(3.5)),
            // What cannot be converted stays, and does not fit.
            (text("three"), FieldKind::F32, text("three")),
            (
                of_variant("Gone", Value::Unit),
                SPEED,
                of_variant("Gone", Value::Unit),
            ),
            (Value::Option(None), FieldKind::F32, Value::Option(None)),
        ] {
            assert_eq!(convert(value.clone(), &kind), expected, "{value:?}");
        }
    }
}
