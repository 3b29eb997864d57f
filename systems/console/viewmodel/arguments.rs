//! Parses words to the arguments of a command, by the kinds in its row.

use super::game_arguments::read_game_arguments;
use super::language::check_game_command;
use super::owner::{is_world, leaves_world_out};
use super::value_reader::value_of;
use super::words::Words;
use playground_base::Value;
use playground_core_console::ConsoleError;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{
    Argument, ArgumentKind, ArgumentSpec, Choice, CommandRow, Presence, Vocabulary,
};
use std::borrow::Cow;

pub const AN_ENTITY: &str = "an entity: its number, or its path, such as Fleet/Ship";
const ROWS: &str = "a list of (ENTITY, COMPONENT, VALUE)";

/// The arguments of a command, one for each of its row. Flags come directly after its name.
pub fn read(
    row: &CommandRow,
    words: &mut Words<'_>,
    vocabulary: &Vocabulary,
) -> Result<Vec<Argument>, ConsoleError> {
    let flag = row.arguments.iter().find_map(|spec| match spec.kind {
        ArgumentKind::Flag(choices) => Some(choices),
        _ => None,
    });
    let flag = flag.and_then(|choices| words.take_flag(choices));
    let mut read = Vec::with_capacity(row.arguments.len());
    for spec in row.arguments {
        let argument = match (spec.kind, read.last()) {
            (ArgumentKind::Flag(_), _) => flag.map_or(Argument::None, Argument::Choice),
            (ArgumentKind::GameArguments, Some(Argument::Text(name))) => {
                Argument::Given(game_arguments(name, words, vocabulary)?)
            }
            _ if leaves_world_out(row, spec, words, vocabulary) => {
                Argument::Entities(vec![EntityRef::World])
            }
            _ => argument(spec, words)?,
        };
        read.push(argument);
    }
    Ok(read)
}

fn game_arguments(
    name: &str,
    words: &mut Words<'_>,
    vocabulary: &Vocabulary,
) -> Result<Vec<Argument>, ConsoleError> {
    check_game_command(name, vocabulary)?;
    let command = vocabulary.command(name);
    command.map_or(Ok(Vec::new()), |command| {
        read_game_arguments(command, words)
    })
}

/// The possible words of an argument of this kind, if they are a closed list.
pub fn choices_of(kind: &ArgumentKind) -> Vec<&'static str> {
    match kind {
        ArgumentKind::Switch => vec!["on", "off"],
        ArgumentKind::EntityOrNone => vec!["none"],
        ArgumentKind::Choice(choices, _) | ArgumentKind::Flag(choices) => {
            choices.iter().map(|choice| choice.word).collect()
        }
        _ => Vec::new(),
    }
}

fn argument(spec: &ArgumentSpec, words: &mut Words<'_>) -> Result<Argument, ConsoleError> {
    if spec.kind == ArgumentKind::Gesture {
        return Ok(Argument::Number(0));
    }
    // An empty pair of quotes stands for an argument that is left out.
    let is_left_out = spec.presence != Presence::Required && words.take_nothing();
    if is_left_out {
        return Ok(match spec.presence {
            Presence::Default(number) => Argument::Number(number),
            Presence::Optional | Presence::Required => Argument::None,
        });
    }
    Ok(match spec.kind {
        ArgumentKind::Path => Argument::Path(words.word()?.into()),
        ArgumentKind::Line => Argument::Text(words.rest()?.to_owned()),
        ArgumentKind::Entity => Argument::Entity(owner(spec, words.word()?)?),
        ArgumentKind::EntityOrNone => match words.word()? {
            none if none == "none" => Argument::None,
            word => Argument::Entity(entity(word)?),
        },
        ArgumentKind::Entities => Argument::Entities(match words.word()? {
            world if is_world(spec, &world) => vec![EntityRef::World],
            word => entities(word)?,
        }),
        ArgumentKind::EntityList => {
            let entities = words.words()?.into_iter();
            let entities = entities.map(|word| owner(spec, word));
            Argument::Entities(entities.collect::<Result<_, _>>()?)
        }
        ArgumentKind::Number(what) => Argument::Number(number(&words.word()?, what)?),
        ArgumentKind::Switch => Argument::Switch(switch(&words.word()?)?),
        ArgumentKind::Choice(choices, what) => choice(&words.word()?, choices, what)?,
        ArgumentKind::Value => Argument::Value(value_of(words.rest()?)?),
        ArgumentKind::Rows => Argument::Rows(rows(words.rest()?)?),
        ArgumentKind::Text
        | ArgumentKind::Field
        | ArgumentKind::Component
        | ArgumentKind::Module
        | ArgumentKind::Renderer
        | ArgumentKind::GameCommand
        | ArgumentKind::Panel => Argument::Text(words.word()?),
        ArgumentKind::Flag(_) | ArgumentKind::GameArguments | ArgumentKind::Gesture => {
            Argument::None
        }
    })
}

fn wrong(argument: &str, expected: impl Into<Cow<'static, str>>) -> ConsoleError {
    ConsoleError::Argument {
        argument: argument.into(),
        expected: expected.into(),
    }
}

/// An entity, or the world where that is allowed.
fn owner(spec: &ArgumentSpec, word: String) -> Result<EntityRef, ConsoleError> {
    if is_world(spec, &word) {
        Ok(EntityRef::World)
    } else {
        entity(word)
    }
}

/// An entity: its number, or its names from the root. `/7` is the entity named 7.
pub fn entity(word: String) -> Result<EntityRef, ConsoleError> {
    if let Ok(bits) = word.parse() {
        return Ok(EntityRef::Id(EntityId::from_bits(bits)));
    }
    match word.trim_matches('/') {
        "" => Err(wrong(&word, AN_ENTITY)),
        path => Ok(EntityRef::Path(path.to_owned())),
    }
}

/// Several entities in one word: numbers separated by commas. `selected` is an empty list, which
/// means the selected ones.
fn entities(word: String) -> Result<Vec<EntityRef>, ConsoleError> {
    if word == "selected" {
        return Ok(Vec::new());
    }
    let numbers: Result<Vec<u64>, _> = word.split(',').map(str::parse).collect();
    match numbers {
        Ok(numbers) => {
            let ids = numbers.into_iter().map(EntityId::from_bits);
            Ok(ids.map(EntityRef::Id).collect())
        }
        Err(_) => Ok(vec![entity(word)?]),
    }
}

fn number(word: &str, what: &str) -> Result<u64, ConsoleError> {
    let number: Option<u32> = word.parse().ok();
    let counts_from_0 = matches!(what, "step" | "layer" | "tile");
    let fits = number.filter(|number| *number > 0 || counts_from_0);
    fits.map(u64::from).ok_or_else(|| match what {
        "step" => wrong(word, "the number of a step, or 0 for the state before all"),
        "layer" | "tile" => wrong(word, format!("the number of a {what}, counted from 0")),
        "steps" => wrong(word, "a number of steps, 1 or more"),
        what => wrong(word, format!("the number of {what}, 1 or more")),
    })
}

fn switch(word: &str) -> Result<bool, ConsoleError> {
    match word {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(wrong(other, "`on` or `off`")),
    }
}

/// A word of a closed list. Case, spaces, `-` and `_` are ignored.
fn choice(word: &str, choices: &[Choice], what: &str) -> Result<Argument, ConsoleError> {
    let plain = |text: &str| text.replace(['_', '-', ' '], "").to_lowercase();
    let mut known = choices.iter();
    let found = known.find(|choice| plain(choice.word) == plain(word));
    let found = found.map(|choice| Argument::Choice(choice.word));
    found.ok_or_else(|| {
        let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
        let (last, others) = words.split_last().unwrap_or((&"", &[]));
        wrong(word, format!("{what}: {} or {last}", others.join(", ")))
    })
}

fn rows(text: &str) -> Result<Vec<(EntityId, String, Value)>, ConsoleError> {
    let Value::List(items) = value_of(text)? else {
        return Err(wrong(text, ROWS));
    };
    let row = |item: Value| match item {
        Value::List(parts) => match <[Value; 3]>::try_from(parts) {
            Ok([entity, Value::Text(component), value]) => {
                let bits = match entity {
                    Value::Int(number) => u64::try_from(number).ok(),
                    Value::UInt(number) => Some(number),
                    _ => None,
                };
                Some((EntityId::from_bits(bits?), component, value))
            }
            _ => None,
        },
        _ => None,
    };
    let rows: Option<Vec<_>> = items.into_iter().map(row).collect();
    rows.ok_or_else(|| wrong(text, ROWS))
}
