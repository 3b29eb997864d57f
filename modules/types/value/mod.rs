//! [`Value`]: any row as data, without its type.
//!
//! Inspector, scenes, undo, the command language and migration use it. Unlike a JSON value it keeps
//! `f32` apart from `f64`, NaN and infinities, and the order of fields.

mod convert;
mod deserialize;
mod error;
mod path;
mod serialize;

pub use convert::{Conversion, Leftover, in_words};
pub use deserialize::from_value;
pub use error::ValueError;
pub use serialize::to_value;

/// Any data as a tree.
#[derive(Clone, Debug, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// Nothing: `()`, a unit struct.
    #[default]
    Unit,
    /// A boolean.
    Bool(bool),
    /// A signed whole number.
    Int(i64),
    /// An unsigned whole number.
    UInt(u64),
    /// Single precision.
    F32(f32),
    /// Double precision.
    F64(f64),
    /// Text.
    Text(String),
    /// A list, a tuple or an array.
    List(Vec<Value>),
    /// Named fields, in order of declaration.
    Struct(Vec<(String, Value)>),
    /// One variant of an enum with its data, [`Value::Unit`] for none.
    Variant(String, Box<Value>),
    /// An optional value.
    Option(Option<Box<Value>>),
    /// A map whose keys are not all text.
    Map(Vec<(Value, Value)>),
}

impl Value {
    /// The field `name` of a struct.
    pub fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Struct(fields) => fields.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The number, whatever its width.
    pub fn as_f64(&self) -> Option<f64> {
        match *self {
            Value::Int(v) => Some(v as f64),
            Value::UInt(v) => Some(v as f64),
            Value::F32(v) => Some(f64::from(v)),
            Value::F64(v) => Some(v),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match *self {
            Value::Int(v) => Some(v),
            Value::UInt(v) => i64::try_from(v).ok(),
            Value::F32(v) => whole_number(f64::from(v)),
            Value::F64(v) => whole_number(v),
            _ => None,
        }
    }

    /// The text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Variant(name, data) if **data == Value::Unit => Some(name),
            _ => None,
        }
    }

    /// The name of its kind, for messages.
    pub fn kind_name(&self) -> &'static str {
        match self {
            Value::Unit => "nothing",
            Value::Bool(_) => "a bool",
            Value::Int(_) | Value::UInt(_) => "a whole number",
            Value::F32(_) | Value::F64(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Struct(_) => "a struct",
            Value::Variant(..) => "a variant",
            Value::Option(_) => "an option",
            Value::Map(_) => "a map",
        }
    }
}

/// The number as a whole one; `None` for a fraction, and for what is too large for 64 bits.
fn whole_number(number: f64) -> Option<i64> {
    // 2^63 is a number of both types; the largest `i64` is not.
    let limit = -(i64::MIN as f64);
    let fits = number.fract() == 0.0 && (-limit..limit).contains(&number);
    fits.then_some(number as i64)
}
