//! From a [`Value`] to any serde type. Numbers convert where nothing is lost.
//!
//! What is compiled for each component is `#[inline]`, and so beside that component: the compiler would
//! put it into the part of the crate that has the methods of `Value`, for all components, and compile
//! that anew when a field of any of them changes.

use super::{Value, ValueError};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor,
    value::{MapDeserializer, SeqDeserializer, StrDeserializer},
};
use serde::forward_to_deserialize_any;

/// Data of type `T` from `value`. Fields that are missing take their default where the type allows
/// that; unknown fields are ignored (migration reports them).
#[inline]
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, ValueError> {
    T::deserialize(value)
}

impl<'de> IntoDeserializer<'de, ValueError> for Value {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

/// One named field, so that an error has its path.
struct Field(String, Value);

impl<'de> de::Deserializer<'de> for Value {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Value::Unit => visitor.visit_unit(),
            Value::Bool(v) => visitor.visit_bool(v),
            Value::Int(v) => visitor.visit_i64(v),
            Value::UInt(v) => visitor.visit_u64(v),
            Value::F32(v) => visitor.visit_f32(v),
            Value::F64(v) => visitor.visit_f64(v),
            Value::Text(v) => visitor.visit_string(v),
            Value::List(items) => list(items, visitor),
            Value::Struct(fields) => visitor.visit_map(FieldAccess::new(fields)),
            Value::Map(entries) => visitor.visit_map(MapDeserializer::new(entries.into_iter())),
            Value::Option(None) => visitor.visit_none(),
            Value::Option(Some(inner)) => visitor.visit_some(*inner),
            Value::Variant(name, data) if *data == Value::Unit => visitor.visit_string(name),
            Value::Variant(..) => visitor.visit_enum(EnumAccess(self)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Value::Option(None) | Value::Unit => visitor.visit_none(),
            Value::Option(Some(inner)) => visitor.visit_some(*inner),
            plain => visitor.visit_some(plain),
        }
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_enum(EnumAccess(self))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self.as_f64() {
            Some(number) => visitor.visit_f32(number as f32),
            None => Err(mismatch(&self, &visitor)),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => Err(mismatch(&self, &visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Value::Bool(v) => visitor.visit_bool(v),
            other => Err(mismatch(&other, &visitor)),
        }
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match self {
            Value::Struct(fields) => visitor.visit_map(FieldAccess::new(fields)),
            Value::Map(entries) => visitor.visit_map(FieldAccess::new(fields_of(entries)?)),
            Value::List(items) => list(items, visitor),
            other => Err(mismatch(&other, &visitor)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match self {
            Value::List(items) => list(items, visitor),
            other => Err(mismatch(&other, &visitor)),
        }
    }

    #[inline]
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        self.deserialize_tuple(len, visitor)
    }

    #[inline]
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        match self {
            Value::Unit => visitor.visit_unit(),
            other => Err(mismatch(&other, &visitor)),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        match self {
            Value::Text(name) => visitor.visit_str(&name),
            Value::UInt(index) => visitor.visit_u64(index),
            Value::Variant(name, data) if *data == Value::Unit => visitor.visit_str(&name),
            other => Err(mismatch(&other, &visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_unit()
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        whole(self, visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit seq map
    }
}

/// A number without a fraction is read as a whole number, whatever its stored width.
fn whole<'de, V: Visitor<'de>>(value: Value, visitor: V) -> Result<V::Value, ValueError> {
    match (&value, value.as_i64()) {
        (Value::UInt(number), _) => visitor.visit_u64(*number),
        (_, Some(number)) => visitor.visit_i64(number),
        (_, None) => Err(no_whole_number(&value, &visitor)),
    }
}

#[cold]
fn no_whole_number(value: &Value, expected: &dyn de::Expected) -> ValueError {
    match value.as_f64() {
        Some(number) if number.fract() == 0.0 => ValueError::new(format!(
            "{number:e} is too large for a whole number of 64 bits"
        )),
        Some(number) => ValueError::new(format!("{number} is no whole number")),
        None => mismatch(value, expected),
    }
}

/// All items of a list. An item too many is an error: dropping it would lose data.
#[inline]
fn list<'de, V: Visitor<'de>>(items: Vec<Value>, visitor: V) -> Result<V::Value, ValueError> {
    let mut items = SeqDeserializer::new(items.into_iter());
    let data = visitor.visit_seq(&mut items)?;
    items.end()?;
    Ok(data)
}

/// A map as the fields of a struct.
fn fields_of(entries: Vec<(Value, Value)>) -> Result<Vec<(String, Value)>, ValueError> {
    let named = |(key, value)| match key {
        Value::Text(name) => Ok((name, value)),
        Value::Variant(name, data) if *data == Value::Unit => Ok((name, value)),
        other => Err(mismatch(&other, &"the name of a field")),
    };
    entries.into_iter().map(named).collect()
}

/// The error of a visitor that does not accept `found`, in the words of serde. Only the accepted
/// kinds are compiled for each type; all others end here.
#[cold]
fn mismatch(found: &Value, expected: &dyn de::Expected) -> ValueError {
    de::Error::invalid_type(unexpected(found), expected)
}

fn unexpected(value: &Value) -> de::Unexpected<'_> {
    match value {
        Value::Unit => de::Unexpected::Unit,
        Value::Bool(v) => de::Unexpected::Bool(*v),
        Value::Int(v) => de::Unexpected::Signed(*v),
        Value::UInt(v) => de::Unexpected::Unsigned(*v),
        Value::F32(v) => de::Unexpected::Float(f64::from(*v)),
        Value::F64(v) => de::Unexpected::Float(*v),
        Value::Text(text) => de::Unexpected::Str(text),
        Value::List(_) => de::Unexpected::Seq,
        Value::Struct(_) | Value::Map(_) => de::Unexpected::Map,
        Value::Option(_) => de::Unexpected::Option,
        Value::Variant(name, data) if **data == Value::Unit => de::Unexpected::Str(name),
        Value::Variant(..) => de::Unexpected::Enum,
    }
}

/// Fields one by one, with the field's name put on an error.
struct FieldAccess {
    rest: std::vec::IntoIter<(String, Value)>,
    next: Option<Field>,
}

impl FieldAccess {
    fn new(fields: Vec<(String, Value)>) -> Self {
        Self {
            rest: fields.into_iter(),
            next: None,
        }
    }
}

impl<'de> de::MapAccess<'de> for FieldAccess {
    type Error = ValueError;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ValueError> {
        let Some((name, value)) = self.rest.next() else {
            return Ok(None);
        };
        let key = seed.deserialize(text(&name))?;
        self.next = Some(Field(name, value));
        Ok(Some(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, ValueError> {
        match self.next.take() {
            Some(Field(name, value)) => seed.deserialize(value).map_err(|e| e.within(&name)),
            None => Err(ValueError::new(
                "a field's value was requested before its name",
            )),
        }
    }
}

/// A deserializer for a name: nothing is copied, and only the methods for names are compiled.
fn text(name: &str) -> StrDeserializer<'_, ValueError> {
    name.into_deserializer()
}

struct EnumAccess(Value);

impl<'de> de::EnumAccess<'de> for EnumAccess {
    type Error = ValueError;
    type Variant = VariantAccess;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, VariantAccess), ValueError> {
        let (name, data) = match self.0 {
            Value::Variant(name, data) => (name, *data),
            Value::Text(name) => (name, Value::Unit),
            Value::Map(mut entries) if entries.len() == 1 => match entries.pop() {
                Some((Value::Text(name), data)) => (name, data),
                _ => return Err(ValueError::new("expected a variant, found a map")),
            },
            other => {
                let found = other.kind_name();
                return Err(ValueError::new(format!(
                    "expected a variant, found {found}"
                )));
            }
        };
        let variant = seed.deserialize(text(&name))?;
        Ok((variant, VariantAccess(data)))
    }
}

struct VariantAccess(Value);

impl<'de> de::VariantAccess<'de> for VariantAccess {
    type Error = ValueError;

    fn unit_variant(self) -> Result<(), ValueError> {
        Ok(())
    }
    #[inline]
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<S::Value, ValueError> {
        seed.deserialize(self.0)
    }
    #[inline]
    fn tuple_variant<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        de::Deserializer::deserialize_tuple(self.0, len, visitor)
    }
    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        de::Deserializer::deserialize_struct(self.0, "", fields, visitor)
    }
}
