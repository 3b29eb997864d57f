//! The arguments of a command of the game, parsed as it declares them.

use super::arguments::entity;
use super::field_words::expected;
use super::words::Words;
use playground_base::{FieldKind, Value, VariantDescription};
use playground_core_console::ConsoleError;
use playground_core_ecs::{ConsoleArgument, ConsoleCommand};
use playground_core_ui::Argument;

/// The given arguments of a command. Names of entities are resolved by the editor.
pub fn read_game_arguments(
    command: &ConsoleCommand,
    words: &mut Words<'_>,
) -> Result<Vec<Argument>, ConsoleError> {
    let usage = || ConsoleError::Usage {
        name: command.name,
        arguments: command.usage(),
    };
    let mut given = Vec::new();
    for argument in &command.arguments {
        if words.is_empty() && argument.is_optional() {
            break;
        }
        if argument.is_optional() && words.take_nothing() {
            given.push(Argument::None);
            continue;
        }
        if words.is_empty() {
            return Err(usage());
        }
        let written = words.peek();
        let read = read_one(argument.taken_kind(), words);
        given.push(read.ok_or_else(|| misfit(command, argument, written))?);
    }
    if words.is_empty() {
        Ok(given)
    } else {
        Err(usage())
    }
}

fn misfit(command: &ConsoleCommand, argument: &ConsoleArgument, written: &str) -> ConsoleError {
    ConsoleError::GameArgument {
        command: command.name,
        name: argument.name,
        given: written.into(),
        expected: expected(&argument.taken_kind()),
    }
}

/// The next argument; `None` when the text is not of its kind.
fn read_one(kind: FieldKind, words: &mut Words<'_>) -> Option<Argument> {
    match kind {
        FieldKind::Text => Some(Argument::Value(Value::Text(words.word().ok()?))),
        FieldKind::Entity => Some(Argument::Entity(entity(words.word().ok()?).ok()?)),
        kind => {
            let value = words.value().ok()?;
            fits(&value, &kind).then_some(Argument::Value(value))
        }
    }
}

/// Whether a value may be of this kind; the type itself decides later. Numbers fit where nothing is
/// lost.
fn fits(value: &Value, kind: &FieldKind) -> bool {
    match (kind, value) {
        (FieldKind::Bool, Value::Bool(_)) => true,
        (FieldKind::Integer { signed, bits }, _) => {
            let number = match value {
                Value::Int(number) => i128::from(*number),
                Value::UInt(number) => i128::from(*number),
                _ => return false,
            };
            let (least, most) = limits(*signed, *bits);
            (least..=most).contains(&number)
        }
        (FieldKind::F32 | FieldKind::F64, value) => {
            value.as_f64().is_some_and(|number| !number.is_nan())
        }
        (FieldKind::Text, Value::Text(_)) => true,
        (FieldKind::Entity, Value::Int(_) | Value::UInt(_)) => true,
        (FieldKind::Vector(count), Value::List(items)) => {
            items.len() == *count && items.iter().all(|item| fits(item, &FieldKind::F32))
        }
        (FieldKind::Enum(variants), Value::Variant(name, data)) => {
            let mut variants = variants.iter();
            variants.any(|variant| variant.name == name && has_data(variant, data))
        }
        (FieldKind::List(kind), Value::List(items)) => items.iter().all(|item| fits(item, kind)),
        (FieldKind::Option(_), Value::Option(None)) => true,
        (FieldKind::Option(kind), Value::Option(Some(value))) => fits(value, kind),
        // What has parts of its own is checked by its type.
        (
            FieldKind::Rotation | FieldKind::Color | FieldKind::Struct(_) | FieldKind::Tuple(_),
            _,
        ) => {
            matches!(value, Value::List(_) | Value::Struct(_) | Value::Unit)
        }
        _ => false,
    }
}

fn has_data(variant: &VariantDescription, data: &Value) -> bool {
    match &variant.kind {
        None => *data == Value::Unit,
        Some(_) => *data != Value::Unit,
    }
}

/// The least and the greatest number with this number of bits.
pub fn limits(signed: bool, bits: u32) -> (i128, i128) {
    if signed {
        (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
    } else {
        (0, (1_i128 << bits) - 1)
    }
}
