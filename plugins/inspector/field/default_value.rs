//! [`default_value`]: the value of a new element or variant.

use playground_base::{FieldKind, Value, VariantDescription};

/// The default of a kind: zero, empty, or the first variant.
pub fn default_value(kind: FieldKind) -> Value {
    match kind {
        FieldKind::Bool => Value::Bool(false),
        FieldKind::Integer { signed: true, .. } => Value::Int(0),
        FieldKind::Integer { signed: false, .. } => Value::UInt(0),
        FieldKind::F32 => Value::F32(0.0),
        FieldKind::F64 => Value::F64(0.0),
        FieldKind::Text => Value::Text(String::new()),
        FieldKind::Vector(count) => Value::List(vec![Value::F32(0.0); count]),
        FieldKind::Rotation => Value::List([0.0, 0.0, 0.0, 1.0].map(Value::F32).to_vec()),
        FieldKind::Color => color_value([1.0; 4]),
        FieldKind::Entity => Value::UInt(u64::MAX),
        FieldKind::Enum(variants) => variants.first().map_or(Value::Unit, variant_value),
        FieldKind::Struct(fields) => {
            let field = |field: &playground_base::FieldDescription| {
                (field.name.to_owned(), default_value(field.kind))
            };
            Value::Struct(fields.iter().map(field).collect())
        }
        FieldKind::Tuple([]) => Value::Unit,
        FieldKind::Tuple(kinds) => Value::List(kinds.iter().copied().map(default_value).collect()),
        FieldKind::List(_) => Value::List(Vec::new()),
        FieldKind::Option(_) => Value::Option(None),
    }
}

/// A variant with default data.
pub fn variant_value(variant: &VariantDescription) -> Value {
    let data = variant.kind.map_or(Value::Unit, default_value);
    Value::Variant(variant.name.to_owned(), Box::new(data))
}

/// A colour of linear red, green, blue and opacity.
pub fn color_value(parts: [f32; 4]) -> Value {
    let names = ["r", "g", "b", "a"].map(str::to_owned);
    let parts = parts.map(Value::F32);
    Value::Struct(names.into_iter().zip(parts).collect())
}
