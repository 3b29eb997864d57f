//! From any serde type to a [`Value`].

use super::{Value, ValueError};
use serde::ser::{self, Serialize};

/// `data` as a value.
#[inline]
pub fn to_value<T: Serialize + ?Sized>(data: &T) -> Result<Value, ValueError> {
    data.serialize(ToValue)
}

struct ToValue;

/// Collects elements, or the elements of a variant.
struct Items {
    variant: Option<&'static str>,
    items: Vec<Value>,
}

/// Collects fields, or the fields of a variant.
struct Fields {
    variant: Option<&'static str>,
    fields: Vec<(String, Value)>,
}

/// Collects entries of a map.
struct Entries {
    key: Option<Value>,
    entries: Vec<(Value, Value)>,
}

fn wrap(variant: Option<&'static str>, data: Value) -> Value {
    match variant {
        Some(name) => Value::Variant(name.to_owned(), Box::new(data)),
        None => data,
    }
}

macro_rules! scalars {
    ($($method:ident($type:ty) => $make:expr),* $(,)?) => {$(
        fn $method(self, v: $type) -> Result<Value, ValueError> {
            Ok($make(v))
        }
    )*};
}

impl ser::Serializer for ToValue {
    type Ok = Value;
    type Error = ValueError;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Entries;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    scalars! {
        serialize_bool(bool) => Value::Bool,
        serialize_i8(i8) => |v| Value::Int(i64::from(v)),
        serialize_i16(i16) => |v| Value::Int(i64::from(v)),
        serialize_i32(i32) => |v| Value::Int(i64::from(v)),
        serialize_i64(i64) => Value::Int,
        serialize_u8(u8) => |v| Value::UInt(u64::from(v)),
        serialize_u16(u16) => |v| Value::UInt(u64::from(v)),
        serialize_u32(u32) => |v| Value::UInt(u64::from(v)),
        serialize_u64(u64) => Value::UInt,
        serialize_f32(f32) => Value::F32,
        serialize_f64(f64) => Value::F64,
        serialize_char(char) => |v: char| Value::Text(v.to_string()),
        serialize_str(&str) => |v: &str| Value::Text(v.to_owned()),
        serialize_bytes(&[u8]) => |v: &[u8]| Value::List(v.iter().map(|&b| Value::UInt(b.into())).collect()),
    }

    fn serialize_none(self) -> Result<Value, ValueError> {
        Ok(Value::Option(None))
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value, ValueError> {
        Ok(Value::Option(Some(Box::new(to_value(value)?))))
    }
    fn serialize_unit(self) -> Result<Value, ValueError> {
        Ok(Value::Unit)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<Value, ValueError> {
        Ok(Value::Unit)
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value, ValueError> {
        Ok(wrap(Some(variant), Value::Unit))
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value, ValueError> {
        to_value(value)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Value, ValueError> {
        Ok(wrap(Some(variant), to_value(value)?))
    }
    fn serialize_seq(self, len: Option<usize>) -> Result<Items, ValueError> {
        Ok(Items {
            variant: None,
            items: Vec::with_capacity(len.unwrap_or(0)),
        })
    }
    fn serialize_tuple(self, len: usize) -> Result<Items, ValueError> {
        self.serialize_seq(Some(len))
    }
    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Items, ValueError> {
        self.serialize_seq(Some(len))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Items, ValueError> {
        Ok(Items {
            variant: Some(variant),
            items: Vec::with_capacity(len),
        })
    }
    fn serialize_map(self, len: Option<usize>) -> Result<Entries, ValueError> {
        Ok(Entries {
            key: None,
            entries: Vec::with_capacity(len.unwrap_or(0)),
        })
    }
    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Fields, ValueError> {
        Ok(Fields {
            variant: None,
            fields: Vec::with_capacity(len),
        })
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Fields, ValueError> {
        Ok(Fields {
            variant: Some(variant),
            fields: Vec::with_capacity(len),
        })
    }
}

macro_rules! items {
    ($($trait:ident::$method:ident),*) => {$(
        impl ser::$trait for Items {
            type Ok = Value;
            type Error = ValueError;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), ValueError> {
                self.items.push(to_value(value)?);
                Ok(())
            }
            fn end(self) -> Result<Value, ValueError> {
                Ok(wrap(self.variant, Value::List(self.items)))
            }
        }
    )*};
}
items!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! fields {
    ($($trait:ident),*) => {$(
        impl ser::$trait for Fields {
            type Ok = Value;
            type Error = ValueError;
            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), ValueError> {
                let value = to_value(value).map_err(|e| e.within(name))?;
                self.fields.push((name.to_owned(), value));
                Ok(())
            }
            fn end(self) -> Result<Value, ValueError> {
                Ok(wrap(self.variant, Value::Struct(self.fields)))
            }
        }
    )*};
}
fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Entries {
    type Ok = Value;
    type Error = ValueError;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), ValueError> {
        self.key = Some(to_value(key)?);
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), ValueError> {
        let key = self.key.take().unwrap_or_default();
        self.entries.push((key, to_value(value)?));
        Ok(())
    }
    fn end(self) -> Result<Value, ValueError> {
        Ok(Value::Map(self.entries))
    }
}
