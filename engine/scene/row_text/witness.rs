//! [`follows_description`]: whether the bytes of a component's rows can be told from its description.

use super::{RowReader, write_row};
use crate::scene::{RowFormat, write_value};
use playground_base::{ErasedPool, FieldDescription, FieldKind, Value};

/// More rounds would take longer than they save: a component with so many combinations of variants
/// takes the usual way.
const MOST_ROUNDS: usize = 512;

/// True when the bytes of the component's rows are exactly what its description says. A type that
/// implements serde by hand may write anything: so values of every variant, all of whose numbers and
/// texts are different, are compared on all ways.
pub fn follows_description(pool: &ErasedPool) -> bool {
    let kind = &pool.description().kind;
    let rounds = rounds(kind);
    let full = (0..rounds).map(Round::Full);
    rounds <= MOST_ROUNDS
        && full.chain([Round::Empty]).all(|round| {
            let value = Witness { leaves: 0 }.value(kind, round);
            // A type may refuse zeros.
            is_same(pool, kind, value).unwrap_or(round == Round::Empty)
        })
}

/// Which value of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Round {
    /// All leaves are different; the number chooses the variants.
    Full(usize),
    /// Zeros, and nothing in texts, lists and options: what a type may leave out.
    Empty,
}

/// Whether all ways lead to the same bytes and the same text; `None` when the type refuses the value.
fn is_same(pool: &ErasedPool, kind: &FieldKind, value: Value) -> Option<bool> {
    let mut usual = String::new();
    write_value(&value, kind, &mut usual);
    let mut bytes = Vec::new();
    pool.encode_value(value, &mut bytes).ok()?;
    let by_format = RowFormat::from(kind).values(1, &bytes);
    let by_type = pool.decode_value(&mut &bytes[..]).ok();
    if by_format.is_none() || by_format != by_type.map(|value| vec![value]) {
        return Some(false);
    }
    let (mut rest, mut text) = (&bytes[..], String::new());
    let is_written = write_row(&mut rest, kind, &mut text).is_some();
    let (mut reader, mut read) = (RowReader::new(&text), Vec::new());
    let is_read = is_written && reader.value(kind, &mut read).is_some() && reader.is_at_end();
    Some(is_read && rest.is_empty() && text == usual && read == bytes)
}

/// The number of values that have each variant of each enum once, and each option with and without
/// a value.
fn rounds(kind: &FieldKind) -> usize {
    match kind {
        FieldKind::Enum(variants) => {
            let data = variants.iter().filter_map(|variant| variant.kind.as_ref());
            variants.len().max(1).saturating_mul(most(data))
        }
        FieldKind::Struct(fields) => most(fields.iter().map(|field| &field.kind)),
        FieldKind::Tuple(kinds) => most(kinds.iter()),
        FieldKind::List(kind) => rounds(kind),
        FieldKind::Option(kind) => rounds(kind).saturating_mul(2),
        _ => 1,
    }
}

fn most<'k>(kinds: impl Iterator<Item = &'k FieldKind>) -> usize {
    kinds.map(rounds).max().unwrap_or(1)
}

/// Makes values whose leaves are all different.
struct Witness {
    leaves: u32,
}

impl Witness {
    fn value(&mut self, kind: &FieldKind, round: Round) -> Value {
        match round {
            Round::Full(round) => self.full(kind, round),
            Round::Empty => empty(kind),
        }
    }

    fn full(&mut self, kind: &FieldKind, round: usize) -> Value {
        match kind {
            FieldKind::Bool => Value::Bool(!self.next().is_multiple_of(2)),
            FieldKind::Integer { signed, bits } => self.whole(*signed, *bits),
            FieldKind::F32 => self.f32(),
            FieldKind::F64 => Value::F64(f64::from(self.next()) + 0.1),
            FieldKind::Text => Value::Text(format!("a \"{}\"\n\\", self.next())),
            FieldKind::Entity => Value::UInt(u64::from(self.next()) + 1000),
            FieldKind::Vector(length) => Value::List((0..*length).map(|_| self.f32()).collect()),
            FieldKind::Rotation => Value::List((0..4).map(|_| self.f32()).collect()),
            FieldKind::Color => {
                let parts = ["r", "g", "b", "a"].map(|name| (name.to_owned(), self.f32()));
                Value::Struct(parts.into())
            }
            FieldKind::Struct(fields) => {
                let field =
                    |of: &FieldDescription| (of.name.to_owned(), self.full(&of.kind, round));
                Value::Struct(fields.iter().map(field).collect())
            }
            FieldKind::Tuple(kinds) => {
                Value::List(kinds.iter().map(|kind| self.full(kind, round)).collect())
            }
            FieldKind::List(kind) => Value::List((0..2).map(|_| self.full(kind, round)).collect()),
            FieldKind::Option(kind) if round.is_multiple_of(2) => {
                Value::Option(Some(Box::new(self.full(kind, round / 2))))
            }
            FieldKind::Option(_) => Value::Option(None),
            FieldKind::Enum(variants) => {
                let count = variants.len().max(1);
                let Some(variant) = variants.get(round % count) else {
                    return Value::Unit;
                };
                let data = variant.kind.as_ref();
                let data = data.map_or(Value::Unit, |kind| self.full(kind, round / count));
                Value::Variant(variant.name.to_owned(), Box::new(data))
            }
        }
    }

    const fn next(&mut self) -> u32 {
        self.leaves += 1;
        self.leaves
    }

    fn f32(&mut self) -> Value {
        Value::F32(self.next() as f32 + 0.25)
    }

    fn whole(&mut self, signed: bool, bits: u32) -> Value {
        // Wide numbers take more than one byte.
        let far = if bits > 8 { 300 } else { 0 };
        let number = self.next() % 100 + far;
        if signed {
            Value::Int(-i64::from(number))
        } else {
            Value::UInt(number.into())
        }
    }
}

fn empty(kind: &FieldKind) -> Value {
    let floats = |count: usize| Value::List(vec![Value::F32(0.0); count]);
    match kind {
        FieldKind::Bool => Value::Bool(false),
        FieldKind::Integer { signed: true, .. } => Value::Int(0),
        FieldKind::Integer { .. } | FieldKind::Entity => Value::UInt(0),
        FieldKind::F32 => Value::F32(0.0),
        FieldKind::F64 => Value::F64(0.0),
        FieldKind::Text => Value::Text(String::new()),
        FieldKind::Vector(length) => floats(*length),
        FieldKind::Rotation => floats(4),
        FieldKind::Color => {
            let part = |name: &str| (name.to_owned(), Value::F32(0.0));
            Value::Struct(["r", "g", "b", "a"].map(part).into())
        }
        FieldKind::Struct(fields) => {
            let field = |of: &FieldDescription| (of.name.to_owned(), empty(&of.kind));
            Value::Struct(fields.iter().map(field).collect())
        }
        FieldKind::Tuple(kinds) => Value::List(kinds.iter().map(empty).collect()),
        FieldKind::List(_) => Value::List(Vec::new()),
        FieldKind::Option(_) => Value::Option(None),
        FieldKind::Enum(variants) => match variants.first() {
            Some(variant) => {
                let data = variant.kind.as_ref().map_or(Value::Unit, empty);
                Value::Variant(variant.name.to_owned(), Box::new(data))
            }
            None => Value::Unit,
        },
    }
}
