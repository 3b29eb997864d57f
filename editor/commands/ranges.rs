//! Checks numbers against the ranges of their fields.

use crate::answer::CommandError;
use playground_base::{FieldDescription, FieldKind, Value};

/// Refuses a number outside the range of its field, where it differs from the value before: a game
/// may have put it there. Refuses NaN everywhere, because no scene that has it would open again.
pub fn check_ranges(
    kind: &FieldKind,
    before: Option<&Value>,
    after: &Value,
) -> Result<(), CommandError> {
    if before == Some(after) {
        return Ok(());
    }
    match (after, kind) {
        (Value::F32(v), _) if v.is_nan() => Err(CommandError::NotANumber),
        (Value::F64(v), _) if v.is_nan() => Err(CommandError::NotANumber),
        (Value::Struct(fields), FieldKind::Struct(described)) => {
            fields.iter().try_for_each(|(name, value)| {
                let before = before.and_then(|before| before.field(name));
                match described.iter().find(|field| field.name == name) {
                    Some(field) => check_field(field, before, value),
                    None => check_ranges(&FieldKind::F64, before, value),
                }
            })
        }
        (Value::Struct(fields), kind) => fields
            .iter()
            .try_for_each(|(_, value)| check_ranges(kind, None, value)),
        (Value::List(items), kind) => {
            let of_item = |at: usize| match kind {
                FieldKind::List(kind) => Some(*kind),
                FieldKind::Tuple(kinds) => kinds.get(at),
                _ => None,
            };
            items.iter().enumerate().try_for_each(|(at, item)| {
                check_ranges(of_item(at).unwrap_or(&FieldKind::F64), None, item)
            })
        }
        (Value::Variant(name, data), FieldKind::Enum(variants)) => {
            let variant = variants.iter().find(|variant| variant.name == name);
            let kind = variant.and_then(|variant| variant.kind);
            check_ranges(&kind.unwrap_or(FieldKind::F64), None, data)
        }
        (Value::Option(Some(inner)), FieldKind::Option(kind)) => check_ranges(kind, None, inner),
        (Value::Map(entries), _) => entries
            .iter()
            .try_for_each(|(_, value)| check_ranges(&FieldKind::F64, None, value)),
        _ => Ok(()),
    }
}

fn check_field(
    field: &FieldDescription,
    before: Option<&Value>,
    after: &Value,
) -> Result<(), CommandError> {
    if before == Some(after) {
        return Ok(());
    }
    let number = after.as_f64();
    let is_outside = |number: f64| {
        field.min.is_some_and(|min| number < min) || field.max.is_some_and(|max| number > max)
    };
    match number.filter(|number| is_outside(*number)) {
        Some(number) => Err(CommandError::OutOfRange {
            field: field.name,
            number,
            range: range_text(field),
        }),
        None => check_ranges(&field.kind, before, after),
    }
}

/// `from 0 to 20 rad/s`, for a message.
fn range_text(field: &FieldDescription) -> String {
    let unit = if field.unit.is_empty() {
        String::new()
    } else {
        format!(" {}", field.unit)
    };
    match (field.min, field.max) {
        (Some(min), Some(max)) => format!("from {min} to {max}{unit}"),
        (Some(min), None) => format!("from {min}{unit} on"),
        (None, Some(max)) => format!("up to {max}{unit}"),
        (None, None) => "any".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: FieldDescription = FieldDescription {
        name: "speed",
        former_names: &[],
        doc: "",
        unit: "m/s",
        min: Some(0.0),
        max: Some(20.0),
        step: None,
        hidden: false,
        only: None,
        asset: None,
        kind: FieldKind::F32,
    };

    fn value(speed: f32) -> Value {
        Value::Struct(vec![("speed".into(), Value::F32(speed))])
    }

    #[test]
    fn a_number_outside_the_range_is_refused_unless_it_was_there_before() {
        let kind = FieldKind::Struct(const { &[FIELD] });
        let check = |before: f32, after| check_ranges(&kind, Some(&value(before)), &value(after));
        for fits in [0.0, 20.0] {
            assert!(check(1.0, fits).is_ok(), "{fits}");
        }
        for wrong in [-0.1, 20.5, f32::INFINITY] {
            let error = check(1.0, wrong).expect_err("it is outside").to_string();
            assert!(error.contains("from 0 to 20 m/s"), "{error}");
        }
        assert!(check(1.0, f32::NAN).is_err());
        assert!(check(500.0, 500.0).is_ok());
    }
}
