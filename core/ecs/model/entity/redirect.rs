//! [`redirect_entities`]: entity references in values.

use crate::EntityId;
use playground_base::{FieldKind, Value};

/// Replaces every reference in a value of this kind, at any depth. Data that does not fit the kind
/// stays the same: it is refused when the value is used.
pub fn redirect_entities(value: &mut Value, kind: &FieldKind, to: &impl Fn(EntityId) -> EntityId) {
    match (kind, value) {
        (FieldKind::Entity, value) => {
            if let Some(id) = entity_of(value) {
                *value = Value::UInt(to(id).to_bits());
            }
        }
        (FieldKind::Struct(fields), Value::Struct(values)) => {
            for (name, value) in values {
                let known = fields.iter().find(|field| {
                    field.name == name || field.former_names.contains(&name.as_str())
                });
                if let Some(field) = known {
                    redirect_entities(value, &field.kind, to);
                }
            }
        }
        (FieldKind::Tuple(kinds), Value::List(values)) => {
            let pairs = values.iter_mut().zip(*kinds);
            pairs.for_each(|(value, kind)| redirect_entities(value, kind, to));
        }
        (FieldKind::List(kind), Value::List(values)) => {
            values
                .iter_mut()
                .for_each(|value| redirect_entities(value, kind, to));
        }
        (FieldKind::Option(kind), Value::Option(Some(value))) => redirect_entities(value, kind, to),
        (FieldKind::Enum(variants), Value::Variant(name, data)) => {
            let known = variants.iter().find(|variant| variant.name == name);
            if let Some(kind) = known.and_then(|variant| variant.kind.as_ref()) {
                redirect_entities(data, kind, to);
            }
        }
        _ => {}
    }
}

fn entity_of(value: &Value) -> Option<EntityId> {
    match value {
        Value::UInt(bits) => Some(EntityId::from_bits(*bits)),
        Value::Int(bits) => u64::try_from(*bits).ok().map(EntityId::from_bits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::{FieldDescription, VariantDescription};

    const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
        FieldDescription {
            name,
            former_names: &["former"],
            doc: "",
            unit: "",
            min: None,
            max: None,
            step: None,
            hidden: false,
            only: None,
            asset: None,
            kind,
        }
    }

    const ENTITY: FieldKind = FieldKind::Entity;
    const NUMBER: FieldKind = FieldKind::Integer {
        signed: false,
        bits: 64,
    };

    fn named(name: &str, value: Value) -> Value {
        Value::Struct(vec![(name.to_owned(), value)])
    }

    #[test]
    fn redirect_replaces_references_at_any_depth_and_no_numbers() {
        const PAIR: FieldKind = FieldKind::Tuple(&[NUMBER, ENTITY]);
        const PAIRS: FieldKind = FieldKind::List(&PAIR);
        const GUARDED: FieldKind = FieldKind::Struct(&[field("by", ENTITY)]);
        const AIM: FieldKind = FieldKind::Enum(&[
            VariantDescription {
                name: "None",
                doc: "",
                kind: None,
            },
            VariantDescription {
                name: "At",
                doc: "",
                kind: Some(GUARDED),
            },
        ]);
        let number = || Value::UInt(1);
        let new = || Value::UInt(101);
        let variant = |value| Value::Variant("At".to_owned(), Box::new(named("by", value)));
        let some = |value| Value::Option(Some(Box::new(value)));
        let pairs = |id: fn() -> Value| Value::List(vec![Value::List(vec![Value::UInt(1), id()])]);
        let cases = [
            (ENTITY, number(), new()),
            (ENTITY, Value::Int(1), new()),
            (NUMBER, number(), number()),
            (PAIRS, pairs(|| Value::UInt(1)), pairs(|| Value::UInt(101))),
            (AIM, variant(number()), variant(new())),
            (FieldKind::Option(&ENTITY), some(number()), some(new())),
            (
                FieldKind::Option(&ENTITY),
                Value::Option(None),
                Value::Option(None),
            ),
            (GUARDED, named("former", number()), named("former", new())),
            (GUARDED, named("other", number()), named("other", number())),
            (ENTITY, Value::Text("1".into()), Value::Text("1".into())),
        ];
        for (kind, mut value, expected) in cases {
            redirect_entities(&mut value, &kind, &|id| {
                EntityId::from_bits(id.to_bits() + 100)
            });
            assert_eq!(value, expected, "{kind:?}");
        }
    }
}
