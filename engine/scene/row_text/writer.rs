//! [`write_row`]: writes bytes of rows as the text of a scene.

use playground_base::{FieldDescription, FieldKind, VariantDescription};
use std::fmt::Write as _;

/// Appends the text of a value of this kind, and takes its bytes from the front of `bytes`: the same
/// text as [`write_value`](crate::scene::write_value) of the same row. `None` for bytes of another
/// kind; the text is then of no use.
pub fn write_row(bytes: &mut &[u8], kind: &FieldKind, text: &mut String) -> Option<()> {
    match kind {
        FieldKind::Bool => text.push_str(match take(bytes)? {
            [0] => "false",
            [1] => "true",
            _ => return None,
        }),
        FieldKind::Integer { signed, bits } => write_whole(bytes, *signed, *bits, text)?,
        FieldKind::Entity => push(text, &take_varint(bytes)?),
        FieldKind::F32 => write_f32(bytes, text)?,
        FieldKind::F64 => {
            let number = f64::from_le_bytes(take(bytes)?);
            push(text, &format_args!("{number:?}"));
        }
        FieldKind::Text => write_text(bytes, text)?,
        FieldKind::Vector(length) => write_floats(bytes, *length, text)?,
        FieldKind::Rotation => write_floats(bytes, 4, text)?,
        FieldKind::Color => {
            for label in ["(r: ", ", g: ", ", b: ", ", a: "] {
                text.push_str(label);
                write_f32(bytes, text)?;
            }
            text.push(')');
        }
        FieldKind::Enum(variants) => write_variant(bytes, variants, text)?,
        FieldKind::Struct(fields) => write_fields(bytes, fields, text)?,
        FieldKind::Tuple(kinds) => write_items(bytes, kinds.iter(), ('(', ')'), text)?,
        FieldKind::List(kind) => {
            let count = usize::try_from(take_varint(bytes)?).ok()?;
            write_items(bytes, std::iter::repeat_n(*kind, count), ('[', ']'), text)?;
        }
        FieldKind::Option(kind) => match take(bytes)? {
            [0] => text.push_str("None"),
            [1] => {
                text.push_str("Some(");
                write_row(bytes, kind, text)?;
                text.push(')');
            }
            _ => return None,
        },
    }
    Some(())
}

/// So many bytes.
pub fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest): (&[u8; N], &[u8]) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}

/// Postcard's whole numbers: 7 bits in each byte, the lowest first.
pub fn take_varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let [byte] = take(bytes)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn write_whole(bytes: &mut &[u8], signed: bool, bits: u32, text: &mut String) -> Option<()> {
    match (signed, bits) {
        (true, 8) => push(text, &i8::from_le_bytes(take(bytes)?)),
        (false, 8) => push(text, &u8::from_le_bytes(take(bytes)?)),
        (true, _) => {
            let coded = take_varint(bytes)?;
            push(text, &((coded >> 1) as i64 ^ -((coded & 1) as i64)));
        }
        (false, _) => push(text, &take_varint(bytes)?),
    }
    Some(())
}

/// Rust's shortest digits that read back exactly. Whole numbers, which most are, are written without
/// the search for those.
fn write_f32(bytes: &mut &[u8], text: &mut String) -> Option<()> {
    let number = f32::from_le_bytes(take(bytes)?);
    let whole = number as i32;
    let is_whole = whole as f32 == number && whole.unsigned_abs() < 1 << 24;
    if is_whole && (whole != 0 || number.is_sign_positive()) {
        push(text, &whole);
        text.push_str(".0");
    } else {
        push(text, &format_args!("{number:?}"));
    }
    Some(())
}

fn write_floats(bytes: &mut &[u8], count: usize, text: &mut String) -> Option<()> {
    text.push('(');
    for at in 0..count {
        text.push_str(if at > 0 { ", " } else { "" });
        write_f32(bytes, text)?;
    }
    text.push(')');
    Some(())
}

fn write_text(bytes: &mut &[u8], text: &mut String) -> Option<()> {
    let length = usize::try_from(take_varint(bytes)?).ok()?;
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    text.push('"');
    let mut left = std::str::from_utf8(taken).ok()?;
    while let Some(at) = left.find(['"', '\\', '\n']) {
        text.push_str(&left[..at]);
        text.push_str(match left.as_bytes()[at] {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            _ => "\\n",
        });
        left = &left[at + 1..];
    }
    text.push_str(left);
    text.push('"');
    Some(())
}

fn write_items<'k>(
    bytes: &mut &[u8],
    kinds: impl Iterator<Item = &'k FieldKind>,
    (open, close): (char, char),
    text: &mut String,
) -> Option<()> {
    text.push(open);
    for (at, kind) in kinds.enumerate() {
        text.push_str(if at > 0 { ", " } else { "" });
        write_row(bytes, kind, text)?;
    }
    text.push(close);
    Some(())
}

fn write_fields(bytes: &mut &[u8], fields: &[FieldDescription], text: &mut String) -> Option<()> {
    text.push('(');
    for (at, field) in fields.iter().enumerate() {
        text.push_str(if at > 0 { ", " } else { "" });
        text.push_str(field.name);
        text.push_str(": ");
        write_row(bytes, &field.kind, text)?;
    }
    text.push(')');
    Some(())
}

fn write_variant(
    bytes: &mut &[u8],
    variants: &[VariantDescription],
    text: &mut String,
) -> Option<()> {
    let at = usize::try_from(take_varint(bytes)?).ok()?;
    let variant = variants.get(at)?;
    text.push_str(variant.name);
    match &variant.kind {
        None => Some(()),
        Some(kind @ (FieldKind::Struct(_) | FieldKind::Tuple(_))) => write_row(bytes, kind, text),
        Some(kind) => {
            text.push('(');
            write_row(bytes, kind, text)?;
            text.push(')');
            Some(())
        }
    }
}

fn push(text: &mut String, value: &impl std::fmt::Display) {
    let _never_fails = write!(text, "{value}");
}
