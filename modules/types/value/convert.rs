//! [`Conversion`]: values in the shape of another type.

use super::Value;
use crate::{FieldDescription, FieldKind, VariantDescription};

/// A part of a value that has no place in the type that the value was converted to.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover {
    /// Fields from the outside in, dotted, and elements by number; empty for the whole.
    pub path: String,
    /// What was there.
    pub value: Value,
    /// Why it has no place, for people.
    pub reason: String,
}

/// Why a field that the new type does not have is left over.
const NO_FIELD: &str = "the component has no such field";

/// Converts values to other types, and collects what has no place there. Nothing is changed
/// silently: what does not fit is left over, and numbers that are stored less exactly are counted.
#[derive(Clone, Debug, Default)]
pub struct Conversion {
    /// What had no place.
    pub left: Vec<Leftover>,
    /// Numbers that the new type stores less exactly, as `f32` does with most of `f64`.
    pub rounded: usize,
    /// Variants that say nothing, because their enums have no other.
    only_variants: Vec<&'static str>,
}

impl Conversion {
    /// A conversion of values of this kind. The name of a variant whose enum has no other says
    /// nothing, so it may go.
    pub fn from_kind(former: &FieldKind) -> Self {
        let (mut only, mut others) = (Vec::new(), Vec::new());
        collect_variants(former, &mut only, &mut others);
        only.retain(|name| !others.contains(name));
        Self {
            only_variants: only,
            ..Self::default()
        }
    }

    /// The value in the shape of `to`: fields by their names and former names, between numbers,
    /// bools, text, options, lists of one, structs of one field, and variants of the same name. A
    /// field that does not fit is left out, so that it takes its default. `None` when nothing fits.
    ///
    /// A variant may become its content. Which variant it was has no place then, so the variant is
    /// left over too, as a whole.
    pub fn convert(&mut self, value: &Value, to: &FieldKind) -> Option<Value> {
        let start = self.left.len();
        match self.shape(value, to) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.leave(start, value, reason);
                None
            }
        }
    }

    /// The value is left over as a whole, in place of parts of it.
    fn leave(&mut self, start: usize, value: &Value, reason: String) {
        self.left.truncate(start);
        self.left.push(Leftover {
            path: String::new(),
            value: value.clone(),
            reason,
        });
    }

    /// The reason when it does not fit.
    fn shape(&mut self, value: &Value, to: &FieldKind) -> Result<Value, String> {
        match (value, to) {
            (Value::Option(Some(inner)), FieldKind::Option(kind)) => {
                Ok(some(self.shape(inner, kind)?))
            }
            (Value::Option(None), FieldKind::Option(_)) => Ok(Value::Option(None)),
            (Value::Option(None), FieldKind::List(_)) => Ok(Value::List(Vec::new())),
            (Value::Option(None), _) => Err("there is no value".to_owned()),
            (Value::List(items), FieldKind::Option(kind)) if items.is_empty() && is_one(kind) => {
                Ok(Value::Option(None))
            }
            (value, FieldKind::Option(kind)) => Ok(some(self.shape(value, kind)?)),
            (Value::Option(Some(inner)), _) => self.shape(inner, to),
            (Value::Struct(old), FieldKind::Struct(new)) => Ok(self.fields(old, new)),
            (Value::Unit, FieldKind::Struct(_)) => Ok(Value::Struct(Vec::new())),
            (Value::List(items), FieldKind::List(kind)) => {
                self.items(items.iter().map(|item| (item, *kind)))
            }
            (Value::List(items), FieldKind::Tuple(kinds)) if items.len() == kinds.len() => {
                self.items(items.iter().zip(*kinds))
            }
            (Value::List(items), FieldKind::Vector(_) | FieldKind::Rotation)
                if items.len() == length_of(to) =>
            {
                self.items(items.iter().map(|item| (item, &FieldKind::F32)))
            }
            (value, FieldKind::Enum(variants)) => self.variant(value, variants),
            (value, FieldKind::List(kind)) => Ok(Value::List(vec![self.shape(value, kind)?])),
            (Value::List(items), _) if items.len() == 1 && is_one(to) => self.shape(&items[0], to),
            (Value::Struct(_), FieldKind::Color) => Ok(value.clone()),
            (Value::Struct(old), _) if old.len() == 1 => self.shape(&old[0].1, to),
            (value, FieldKind::Struct([only])) => {
                let inner = self.shape(value, &only.kind)?;
                Ok(Value::Struct(vec![(only.name.to_owned(), inner)]))
            }
            (Value::Variant(name, data), FieldKind::Text) if **data == Value::Unit => {
                Ok(Value::Text(name.clone()))
            }
            (Value::Variant(name, data), _) if **data != Value::Unit => {
                let start = self.left.len();
                let content = self.shape(data, to)?;
                if !self.only_variants.contains(&name.as_str()) {
                    let reason = format!("only the content of the variant {name} has a place");
                    self.leave(start, value, reason);
                }
                Ok(content)
            }
            (value, _) => self.scalar(value, to),
        }
    }

    /// A field that does not fit is left over; so are those that the new type does not have.
    fn fields(&mut self, old: &[(String, Value)], new: &[FieldDescription]) -> Value {
        let mut is_used = vec![false; old.len()];
        let mut fields = Vec::with_capacity(new.len());
        for field in new {
            let Some(at) = field.source(|name| old.iter().position(|(n, _)| n == name)) else {
                continue;
            };
            is_used[at] = true;
            let start = self.left.len();
            if let Some(value) = self.convert(&old[at].1, &field.kind) {
                fields.push((field.name.to_owned(), value));
            }
            self.prefix(start, field.name);
        }
        for ((name, value), _) in old.iter().zip(is_used).filter(|(_, is_used)| !is_used) {
            self.left.push(Leftover {
                path: name.clone(),
                value: value.clone(),
                reason: NO_FIELD.to_owned(),
            });
        }
        Value::Struct(fields)
    }

    fn items<'v>(
        &mut self,
        items: impl Iterator<Item = (&'v Value, &'v FieldKind)>,
    ) -> Result<Value, String> {
        let mut converted = Vec::new();
        for (item, kind) in items {
            let start = self.left.len();
            converted.push(self.shape(item, kind)?);
            if start < self.left.len() {
                self.prefix(start, &(converted.len() - 1).to_string());
            }
        }
        Ok(Value::List(converted))
    }

    /// The variant of the same name, or of the name that a text is; else the only variant that has
    /// data of this kind.
    fn variant(&mut self, value: &Value, all: &[VariantDescription]) -> Result<Value, String> {
        let named = |name: &str| all.iter().find(|variant| variant.name == name);
        match value {
            Value::Variant(name, data) => {
                let variant = named(name).ok_or_else(|| format!("there is no variant {name}"))?;
                let data = match (variant.kind, &**data) {
                    (None, Value::Unit) => Value::Unit,
                    (None, _) => return Err(format!("the variant {name} has no data any more")),
                    (Some(_), Value::Unit) => return Err(format!("the variant {name} has data")),
                    (Some(kind), data) => self.shape(data, &kind)?,
                };
                Ok(Value::Variant(name.clone(), Box::new(data)))
            }
            Value::Text(name) if named(name).is_some_and(|variant| variant.kind.is_none()) => {
                Ok(Value::Variant(name.clone(), Box::new(Value::Unit)))
            }
            value => {
                let takes = |variant: &&VariantDescription| {
                    variant.kind.is_some_and(|kind| is_alike(value, &kind))
                };
                let mut fitting = all.iter().filter(takes);
                match (fitting.next(), fitting.next()) {
                    (
                        Some(VariantDescription {
                            name,
                            kind: Some(kind),
                            ..
                        }),
                        None,
                    ) => {
                        let data = self.shape(value, kind)?;
                        Ok(Value::Variant((*name).to_owned(), Box::new(data)))
                    }
                    _ => Err(format!("{} is no variant of it", in_words(value))),
                }
            }
        }
    }

    fn scalar(&mut self, value: &Value, to: &FieldKind) -> Result<Value, String> {
        let unlike = || {
            Err(format!(
                "{} does not become {}",
                in_words(value),
                to.words()
            ))
        };
        match (value, to) {
            (Value::Text(text), FieldKind::Bool) => {
                text.parse().map(Value::Bool).or_else(|_| unlike())
            }
            (Value::Text(text), _) if is_number_kind(to) => match parse_number(text) {
                Some(number) => self.scalar(&number, to),
                None => unlike(),
            },
            (Value::Text(_), FieldKind::Text)
            | (Value::Bool(_), FieldKind::Bool)
            | (Value::Unit, FieldKind::Tuple([])) => Ok(value.clone()),
            (Value::Bool(on), _) if is_number_kind(to) => {
                self.scalar(&Value::UInt((*on).into()), to)
            }
            (value, FieldKind::Bool) if value.as_i64() == Some(0) => Ok(Value::Bool(false)),
            (value, FieldKind::Bool) if value.as_i64() == Some(1) => Ok(Value::Bool(true)),
            (value, FieldKind::Entity) => match whole(value) {
                Some(number) => integer(number, false, 64),
                None => unlike(),
            },
            (value, FieldKind::Integer { signed, bits }) => match whole(value) {
                Some(number) => integer(number, *signed, *bits),
                None if value.as_f64().is_some() => {
                    Err(format!("{} is no whole number", in_words(value)))
                }
                None => unlike(),
            },
            (value, FieldKind::F32) => self.f32(value).unwrap_or_else(unlike),
            (value, FieldKind::F64) => match value.as_f64() {
                Some(number) => {
                    let is_whole = matches!(value, Value::Int(_) | Value::UInt(_));
                    let is_exact = !is_whole || whole(&Value::F64(number)) == whole(value);
                    self.rounded += usize::from(!is_exact);
                    Ok(Value::F64(number))
                }
                None => unlike(),
            },
            (Value::Bool(on), FieldKind::Text) => Ok(Value::Text(on.to_string())),
            (value, FieldKind::Text) if is_number(value) => Ok(Value::Text(in_words(value))),
            _ => unlike(),
        }
    }

    /// `None` for what is no number.
    fn f32(&mut self, value: &Value) -> Option<Result<Value, String>> {
        if let Value::F32(number) = value {
            return Some(Ok(Value::F32(*number)));
        }
        let number = value.as_f64()?;
        let short = number as f32;
        if number.is_finite() && short.is_infinite() {
            return Some(Err(format!("{number:e} is too large for f32")));
        }
        let is_exact = match whole(value) {
            Some(exact) => whole(&Value::F32(short)) == Some(exact),
            None => number.is_nan() || f64::from(short) == number,
        };
        self.rounded += usize::from(!is_exact);
        Some(Ok(Value::F32(short)))
    }

    /// Extends the paths of what was left over since `start` by an outer field or element.
    fn prefix(&mut self, start: usize, step: &str) {
        for left in &mut self.left[start..] {
            left.path = match left.path.as_str() {
                "" => step.to_owned(),
                path => format!("{step}.{path}"),
            };
        }
    }
}

fn some(value: Value) -> Value {
    Value::Option(Some(Box::new(value)))
}

/// Adds the names of variants at any depth: those without another in their enum, and all others.
fn collect_variants(
    kind: &FieldKind,
    only: &mut Vec<&'static str>,
    others: &mut Vec<&'static str>,
) {
    match kind {
        FieldKind::Enum(variants) => {
            let names = variants.iter().map(|variant| variant.name);
            if variants.len() == 1 {
                only.extend(names);
            } else {
                others.extend(names);
            }
            for kind in variants.iter().filter_map(|variant| variant.kind.as_ref()) {
                collect_variants(kind, only, others);
            }
        }
        FieldKind::Struct(fields) => {
            for field in *fields {
                collect_variants(&field.kind, only, others);
            }
        }
        FieldKind::Tuple(kinds) => {
            for kind in *kinds {
                collect_variants(kind, only, others);
            }
        }
        FieldKind::List(kind) | FieldKind::Option(kind) => collect_variants(kind, only, others),
        _ => {}
    }
}

/// True for a value of the same form: a number for a number.
fn is_alike(value: &Value, kind: &FieldKind) -> bool {
    match value {
        Value::Bool(_) => *kind == FieldKind::Bool,
        Value::Text(_) => *kind == FieldKind::Text,
        Value::Struct(_) => matches!(kind, FieldKind::Struct(_)),
        Value::List(_) => !is_one(kind),
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

/// False for kinds whose values are lists themselves.
const fn is_one(kind: &FieldKind) -> bool {
    !matches!(
        kind,
        FieldKind::Vector(_) | FieldKind::Rotation | FieldKind::Tuple(_) | FieldKind::List(_)
    )
}

const fn length_of(kind: &FieldKind) -> usize {
    match kind {
        FieldKind::Vector(length) => *length,
        _ => 4,
    }
}

/// The whole number, whatever its width.
fn whole(value: &Value) -> Option<i128> {
    match *value {
        Value::Int(number) => Some(number.into()),
        Value::UInt(number) => Some(number.into()),
        Value::F32(number) => whole_of_float(number.into()),
        Value::F64(number) => whole_of_float(number),
        _ => None,
    }
}

fn whole_of_float(number: f64) -> Option<i128> {
    // Beyond this, no type of a field has room.
    let is_whole = number.fract() == 0.0 && number.abs() <= 2.0_f64.powi(64);
    is_whole.then_some(number as i128)
}

fn integer(number: i128, signed: bool, bits: u32) -> Result<Value, String> {
    let values = 1_i128 << bits;
    let (least, most) = if signed {
        (-values / 2, values / 2 - 1)
    } else {
        (0, values - 1)
    };
    let value = match (signed, i64::try_from(number), u64::try_from(number)) {
        (true, Ok(number), _) => Some(Value::Int(number)),
        (false, _, Ok(number)) => Some(Value::UInt(number)),
        _ => None,
    };
    let value = value.filter(|_| (least..=most).contains(&number));
    value.ok_or_else(|| format!("{number} is not between {least} and {most}"))
}

fn parse_number(text: &str) -> Option<Value> {
    let text = text.trim();
    let whole = text.parse().map(Value::Int);
    let whole = whole.or_else(|_| text.parse().map(Value::UInt));
    whole.or_else(|_| text.parse().map(Value::F64)).ok()
}

/// A value in a few words.
pub fn in_words(value: &Value) -> String {
    match value {
        Value::Bool(v) => v.to_string(),
        Value::Int(v) => v.to_string(),
        Value::UInt(v) => v.to_string(),
        Value::F32(v) => v.to_string(),
        Value::F64(v) => v.to_string(),
        Value::Text(v) => format!("{v:?}"),
        Value::Variant(name, _) => name.clone(),
        other => other.kind_name().to_owned(),
    }
}
