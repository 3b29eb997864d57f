//! Reads a value by its description. Without one, RON cannot distinguish a variant from a unit.

use playground_base::serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use playground_base::{FieldDescription, FieldKind, Value, ron};
use std::fmt;

/// The value that `text` describes, of kind `kind`.
///
/// # Errors
/// The parser's error, with line and column in the text.
pub fn parse_value(text: &str, kind: &FieldKind) -> Result<Value, ron::error::SpannedError> {
    let options = ron::Options::default().with_recursion_limit(64);
    options.from_str_seed(text, KindSeed(kind))
}

#[derive(Clone, Copy)]
struct KindSeed<'a>(&'a FieldKind);

impl KindSeed<'_> {
    /// The maximum number of elements of a sequence.
    const fn max_len(self) -> Option<usize> {
        match self.0 {
            FieldKind::Vector(length) => Some(*length),
            FieldKind::Rotation => Some(4),
            FieldKind::Tuple(kinds) => Some(kinds.len()),
            _ => None,
        }
    }
}

impl<'de> DeserializeSeed<'de> for KindSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        match self.0 {
            FieldKind::Bool => from.deserialize_bool(self),
            FieldKind::Integer { signed: true, .. } | FieldKind::F32 | FieldKind::F64 => {
                from.deserialize_any(self)
            }
            FieldKind::Integer { signed: false, .. } | FieldKind::Entity => {
                from.deserialize_any(self)
            }
            FieldKind::Text => from.deserialize_string(self),
            FieldKind::Vector(length) => from.deserialize_tuple(*length, self),
            FieldKind::Rotation => from.deserialize_tuple(4, self),
            FieldKind::Tuple(kinds) => from.deserialize_tuple(kinds.len(), self),
            FieldKind::Color | FieldKind::Struct(_) => from.deserialize_struct("", &[], self),
            FieldKind::Enum(_) => from.deserialize_enum("", &[], self),
            FieldKind::List(_) => from.deserialize_seq(self),
            FieldKind::Option(_) => from.deserialize_option(self),
        }
    }
}

/// Reads the name of a field or variant: in RON, names are identifiers and not strings.
struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = String;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = String;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E: Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}

impl<'de> Visitor<'de> for KindSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            FieldKind::Bool => "true or false",
            FieldKind::Integer { .. } => "a whole number",
            FieldKind::F32 | FieldKind::F64 => "a number",
            FieldKind::Text => "text in quotes",
            FieldKind::Vector(_) => "a vector, (x, y, z)",
            FieldKind::Rotation => "a rotation, (x, y, z, w)",
            FieldKind::Color => "a colour, (r: 1.0, g: 1.0, b: 1.0, a: 1.0)",
            FieldKind::Entity => "an entity's number",
            FieldKind::Enum(_) => "a variant",
            FieldKind::Struct(_) => "named fields, (name: value)",
            FieldKind::Tuple(_) => "values in parentheses",
            FieldKind::List(_) => "a list, [a, b]",
            FieldKind::Option(_) => "Some(value) or None",
        })
    }

    fn visit_bool<E: Error>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Int(v))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Value, E> {
        Ok(Value::UInt(v))
    }
    fn visit_f32<E: Error>(self, v: f32) -> Result<Value, E> {
        self.visit_f64(f64::from(v))
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Value, E> {
        if v.is_nan() {
            return Err(E::custom("NaN is not a number: write one"));
        }
        Ok(match self.0 {
            FieldKind::F32 => Value::F32(v as f32),
            _ => Value::F64(v),
        })
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Value, E> {
        Ok(Value::Text(v.to_owned()))
    }
    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Option(None))
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        match self.0 {
            FieldKind::Struct(_) => Ok(Value::Struct(Vec::new())),
            _ => Ok(Value::Unit),
        }
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        let FieldKind::Option(inner) = self.0 else {
            return KindSeed(self.0).deserialize(from);
        };
        let inner = KindSeed(inner).deserialize(from)?;
        Ok(Value::Option(Some(Box::new(inner))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let number = FieldKind::F32;
        let mut items = Vec::new();
        loop {
            let kind = match self.0 {
                FieldKind::List(kind) => kind,
                FieldKind::Tuple(kinds) => kinds.get(items.len()).unwrap_or(&number),
                _ => &number,
            };
            match from.next_element_seed(KindSeed(kind))? {
                Some(_) if Some(items.len()) == self.max_len() => {
                    return Err(A::Error::invalid_length(items.len() + 1, &self));
                }
                Some(item) => items.push(item),
                None => return Ok(Value::List(items)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = from.next_key_seed(NameSeed)? {
            match kind_of(self.0, &name) {
                Some(kind) => fields.push((name, from.next_value_seed(KindSeed(&kind))?)),
                None => {
                    let IgnoredAny = from.next_value()?;
                    fields.push((name, Value::Unit));
                }
            }
        }
        Ok(Value::Struct(fields))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, from: A) -> Result<Value, A::Error> {
        let (name, data) = from.variant_seed(NameSeed)?;
        let FieldKind::Enum(variants) = self.0 else {
            return Err(A::Error::custom("a variant was not expected here"));
        };
        let Some(variant) = variants.iter().find(|v| v.name == name) else {
            let known: Vec<&str> = variants.iter().map(|v| v.name).collect();
            return Err(A::Error::custom(format!(
                "there is no variant {name}; there are {}",
                known.join(", ")
            )));
        };
        let data = match &variant.kind {
            None => data.unit_variant().map(|()| Value::Unit)?,
            Some(FieldKind::Struct(fields)) => {
                data.struct_variant(&[], KindSeed(&FieldKind::Struct(fields)))?
            }
            Some(FieldKind::Tuple(kinds)) => {
                data.tuple_variant(kinds.len(), KindSeed(&FieldKind::Tuple(kinds)))?
            }
            Some(kind) => data.newtype_variant_seed(KindSeed(kind))?,
        };
        Ok(Value::Variant(name, Box::new(data)))
    }
}

/// The kind of the field whose current or former name is `name`. The caller skips the value of an
/// unknown field and keeps its name.
fn kind_of(kind: &FieldKind, name: &str) -> Option<FieldKind> {
    match kind {
        FieldKind::Color => Some(FieldKind::F32),
        FieldKind::Struct(fields) => field(fields, name).map(|field| field.kind),
        _ => None,
    }
}

fn field<'a>(fields: &'a [FieldDescription], name: &str) -> Option<&'a FieldDescription> {
    fields
        .iter()
        .find(|field| field.name == name || field.former_names.contains(&name))
}
