//! [`RowFormat`]: what the bytes of a component's rows mean, as data.

use super::row_text::{follows_description, take, take_varint};
use playground_base::{ErasedPool, FieldDescription, FieldKind, Value, VariantDescription};
use serde::{Deserialize, Serialize};

/// What the bytes of a component's rows mean, without its code: for bytes that outlive the code they
/// are of. The bytes are postcard's (<https://postcard.jamesmunns.com/wire-format>).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowFormat {
    /// `bool`.
    Bool,
    /// A whole number.
    Integer {
        /// True for two's complement, false for unsigned.
        signed: bool,
        /// Width in bits.
        bits: u32,
    },
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// Text.
    Text,
    /// A vector or a rotation: so many `f32`.
    Floats(usize),
    /// A linear colour, r g b a.
    Color,
    /// An entity id.
    Entity,
    /// An enum: the names of its variants, with the format of their data.
    Enum(Vec<(String, Option<RowFormat>)>),
    /// Named fields.
    Struct(Vec<(String, RowFormat)>),
    /// Fields by position.
    Tuple(Vec<RowFormat>),
    /// Any number of one format.
    List(Box<RowFormat>),
    /// An optional value.
    Option(Box<RowFormat>),
}

/// The parts of a value for each byte of a row, at most. Those of the samples have one to four.
const MOST_PARTS: usize = 64;

impl RowFormat {
    /// That of the rows in a pool; `None` for a type that serialises in a way of its own.
    pub fn of(pool: &ErasedPool) -> Option<Self> {
        let is_described = pool.is_described(follows_description);
        is_described.then(|| Self::from(&pool.description().kind))
    }

    /// True when the rows of this pool have the same format.
    pub fn is_of(&self, pool: &ErasedPool) -> bool {
        pool.is_described(follows_description) && self.is_of_kind(&pool.description().kind)
    }

    fn is_of_kind(&self, kind: &FieldKind) -> bool {
        match (self, kind) {
            (Self::Struct(fields), FieldKind::Struct(described)) => {
                let mut pairs = fields.iter().zip(*described);
                fields.len() == described.len()
                    && pairs.all(|((name, format), field)| {
                        name == field.name && format.is_of_kind(&field.kind)
                    })
            }
            (Self::Enum(variants), FieldKind::Enum(described)) => {
                let mut pairs = variants.iter().zip(*described);
                let is_same = |data: &Option<Self>, kind: &Option<FieldKind>| match (data, kind) {
                    (Some(format), Some(kind)) => format.is_of_kind(kind),
                    (data, kind) => data.is_none() && kind.is_none(),
                };
                variants.len() == described.len()
                    && pairs.all(|((name, data), variant)| {
                        name == variant.name && is_same(data, &variant.kind)
                    })
            }
            (Self::Tuple(formats), FieldKind::Tuple(kinds)) => {
                let mut pairs = formats.iter().zip(*kinds);
                formats.len() == kinds.len() && pairs.all(|(one, kind)| one.is_of_kind(kind))
            }
            (Self::List(one), FieldKind::List(kind))
            | (Self::Option(one), FieldKind::Option(kind)) => one.is_of_kind(kind),
            (one, FieldKind::Vector(length)) => *one == Self::Floats(*length),
            (one, FieldKind::Rotation) => *one == Self::Floats(4),
            (
                Self::Struct(_) | Self::Enum(_) | Self::Tuple(_) | Self::List(_) | Self::Option(_),
                _,
            ) => false,
            (one, kind) => *one == Self::from(kind),
        }
    }

    /// The letters of the names that a value of it repeats.
    fn letters(&self) -> usize {
        match self {
            Self::Struct(fields) => fields.iter().map(|(name, _)| name.len()).sum(),
            Self::Enum(variants) => variants
                .iter()
                .map(|(name, _)| name.len())
                .max()
                .unwrap_or(0),
            _ => 0,
        }
    }

    /// The rows that these bytes are; `None` for bytes of another format.
    pub fn values(&self, count: usize, bytes: &[u8]) -> Option<Vec<Value>> {
        // Damaged bytes may say anything: the values take no more memory than those of any real type.
        let mut left = bytes.len().checked_add(count)?.checked_mul(MOST_PARTS)?;
        let mut rest = bytes;
        let values = (0..count).map(|_| self.value(&mut rest, &mut left));
        let values = values.collect::<Option<_>>()?;
        rest.is_empty().then_some(values)
    }

    /// The row that the first of these bytes are, which are taken. `left` is what values may still
    /// consist of: each is a part, and so are eight letters of a name.
    fn value(&self, bytes: &mut &[u8], left: &mut usize) -> Option<Value> {
        let takes = 1 + self.letters() / 8;
        *left = left.checked_sub(takes)?;
        Some(match self {
            Self::Bool => match take(bytes)? {
                [0] => Value::Bool(false),
                [1] => Value::Bool(true),
                _ => return None,
            },
            Self::Integer { signed, bits } => whole(bytes, *signed, *bits)?,
            Self::F32 => Value::F32(f32::from_le_bytes(take(bytes)?)),
            Self::F64 => Value::F64(f64::from_le_bytes(take(bytes)?)),
            Self::Text => {
                let length = usize::try_from(take_varint(bytes)?).ok()?;
                let (text, rest) = bytes.split_at_checked(length)?;
                *bytes = rest;
                Value::Text(std::str::from_utf8(text).ok()?.to_owned())
            }
            Self::Floats(length) => {
                let float = |_| Some(Value::F32(f32::from_le_bytes(take(bytes)?)));
                Value::List((0..*length).map(float).collect::<Option<_>>()?)
            }
            Self::Color => {
                let mut part = |name: &str| {
                    let value = Value::F32(f32::from_le_bytes(take(bytes)?));
                    Some((name.to_owned(), value))
                };
                Value::Struct(vec![part("r")?, part("g")?, part("b")?, part("a")?])
            }
            Self::Entity => Value::UInt(take_varint(bytes)?),
            Self::Enum(variants) => {
                let at = usize::try_from(take_varint(bytes)?).ok()?;
                let (name, data) = variants.get(at)?;
                let data = data.as_ref();
                let data = data.map_or(Some(Value::Unit), |format| format.value(bytes, left))?;
                Value::Variant(name.clone(), Box::new(data))
            }
            Self::Struct(fields) => {
                let field = |(name, format): &(String, Self)| {
                    Some((name.clone(), format.value(bytes, left)?))
                };
                Value::Struct(fields.iter().map(field).collect::<Option<_>>()?)
            }
            Self::Tuple(formats) => {
                let items = formats.iter().map(|format| format.value(bytes, left));
                Value::List(items.collect::<Option<_>>()?)
            }
            Self::List(format) => {
                let count = take_varint(bytes)?;
                // Damaged bytes may name any number; every item takes one of them at least.
                (count <= bytes.len() as u64).then_some(())?;
                let items = (0..count).map(|_| format.value(bytes, left));
                Value::List(items.collect::<Option<_>>()?)
            }
            Self::Option(format) => match take(bytes)? {
                [0] => Value::Option(None),
                [1] => Value::Option(Some(Box::new(format.value(bytes, left)?))),
                _ => return None,
            },
        })
    }
}

impl From<&FieldKind> for RowFormat {
    fn from(kind: &FieldKind) -> Self {
        match kind {
            FieldKind::Bool => Self::Bool,
            FieldKind::Integer { signed, bits } => Self::Integer {
                signed: *signed,
                bits: *bits,
            },
            FieldKind::F32 => Self::F32,
            FieldKind::F64 => Self::F64,
            FieldKind::Text => Self::Text,
            FieldKind::Vector(length) => Self::Floats(*length),
            FieldKind::Rotation => Self::Floats(4),
            FieldKind::Color => Self::Color,
            FieldKind::Entity => Self::Entity,
            FieldKind::Enum(variants) => {
                let of = |variant: &VariantDescription| {
                    (
                        variant.name.to_owned(),
                        variant.kind.as_ref().map(Self::from),
                    )
                };
                Self::Enum(variants.iter().map(of).collect())
            }
            FieldKind::Struct(fields) => {
                let of =
                    |field: &FieldDescription| (field.name.to_owned(), Self::from(&field.kind));
                Self::Struct(fields.iter().map(of).collect())
            }
            FieldKind::Tuple(kinds) => Self::Tuple(kinds.iter().map(Self::from).collect()),
            FieldKind::List(kind) => Self::List(Box::new(Self::from(*kind))),
            FieldKind::Option(kind) => Self::Option(Box::new(Self::from(*kind))),
        }
    }
}

fn whole(bytes: &mut &[u8], signed: bool, bits: u32) -> Option<Value> {
    // One byte is as it is, more are a varint, and of signed ones zigzag.
    Some(match (signed, bits) {
        (false, 8) => {
            let [byte] = take(bytes)?;
            Value::UInt(byte.into())
        }
        (true, 8) => Value::Int(i8::from_le_bytes(take(bytes)?).into()),
        (false, _) => Value::UInt(take_varint(bytes)?),
        (true, _) => {
            let zigzag = take_varint(bytes)?;
            Value::Int((zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed())
        }
    })
}
