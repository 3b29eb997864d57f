//! Writes a command as a line.

use super::owner::WORLD;
use super::value_writer::write_value;
use playground_base::Value;
use playground_core_ecs::EntityRef;
use playground_core_ui::{Argument, ArgumentKind, ArgumentSpec, EditorCommand};

/// The line of a command.
pub fn line_of(command: &EditorCommand) -> String {
    let row = command.row();
    let arguments = command.clone().into_arguments();
    let pairs: Vec<(&ArgumentSpec, &Argument)> = row.arguments.iter().zip(&arguments).collect();
    let is_flag = |pair: &&(&ArgumentSpec, &Argument)| matches!(pair.0.kind, ArgumentKind::Flag(_));
    let flags = pairs.iter().filter(is_flag);
    let flags = flags.filter(|(_, argument)| **argument != Argument::None);
    let others = pairs.iter().filter(|pair| !is_flag(pair));
    let words = flags.chain(others).map(|(spec, of)| {
        let is_none = **of == Argument::None && spec.kind != ArgumentKind::EntityOrNone;
        (word(spec.kind, of), is_none)
    });
    let mut line = row.name.to_owned();
    append(&mut line, words.collect());
    line
}

/// Appends words. Empty words at the end are dropped; others are written as `""`, so that positions
/// stay.
fn append(line: &mut String, mut words: Vec<(String, bool)>) {
    while words
        .pop_if(|(word, is_none)| *is_none || word.is_empty())
        .is_some()
    {}
    for (word, _) in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
}

/// Stands for an argument that is left out.
const NOTHING: &str = "\"\"";

fn word(kind: ArgumentKind, argument: &Argument) -> String {
    match (kind, argument) {
        (ArgumentKind::Gesture, _) => String::new(),
        (ArgumentKind::Line, Argument::Text(line)) => line.clone(),
        (ArgumentKind::EntityOrNone, Argument::None) => "none".to_owned(),
        (_, Argument::None) => NOTHING.to_owned(),
        (_, Argument::Path(path)) => quoted(&path.to_string_lossy()),
        (_, Argument::Text(text)) => quoted(text),
        (_, Argument::Entity(of)) => entity(of),
        (ArgumentKind::Entities, Argument::Entities(all)) if all.is_empty() => "selected".into(),
        (ArgumentKind::Entities, Argument::Entities(all)) => {
            all.iter().map(entity).collect::<Vec<_>>().join(",")
        }
        (_, Argument::Entities(all)) => all.iter().map(entity).collect::<Vec<_>>().join(" "),
        (_, Argument::Number(number)) => number.to_string(),
        (_, Argument::Switch(true)) => "on".to_owned(),
        (_, Argument::Switch(false)) => "off".to_owned(),
        (_, Argument::Choice(word)) => (*word).to_owned(),
        (ArgumentKind::GameArguments, Argument::Value(Value::Text(text))) => quoted(text),
        (_, Argument::Value(value)) => write_value(value),
        (_, Argument::Given(given)) => {
            let words = given.iter().map(|argument| {
                let word = word(ArgumentKind::GameArguments, argument);
                (word, *argument == Argument::None)
            });
            let mut line = String::new();
            append(&mut line, words.collect());
            line
        }
        (_, Argument::Rows(rows)) => {
            let row = |(entity, component, value): &(_, String, Value)| {
                let entity: &playground_core_ecs::EntityId = entity;
                Value::List(vec![
                    Value::UInt(entity.to_bits()),
                    Value::Text(component.clone()),
                    value.clone(),
                ])
            };
            write_value(&Value::List(rows.iter().map(row).collect()))
        }
    }
}

/// Writes an entity. A leading slash distinguishes a name from a number, a flag or a keyword.
fn entity(of: &EntityRef) -> String {
    match of {
        EntityRef::World => WORLD.to_owned(),
        EntityRef::Id(id) => id.to_bits().to_string(),
        EntityRef::Path(path) => {
            let is_word = ["none", "selected", WORLD].contains(&path.as_str());
            let is_number = path.starts_with(|letter: char| letter.is_ascii_digit());
            let slash = if is_word || is_number || path.starts_with("--") {
                "/"
            } else {
                ""
            };
            quoted(&format!("{slash}{path}"))
        }
    }
}

/// The text as it is, or in quotes if it would not be one word.
fn quoted(text: &str) -> String {
    let is_plain = |letter: char| !letter.is_whitespace() && !matches!(letter, '"' | '\\');
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut word = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => word.push_str("\\\""),
            '\\' => word.push_str("\\\\"),
            '\n' => word.push_str("\\n"),
            '\r' => word.push_str("\\r"),
            other => word.push(other),
        }
    }
    word.push('"');
    word
}
