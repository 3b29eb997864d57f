//! Kinds of arguments: entities, kinds, switches.

use super::words::Words;
use playground_core_console::ConsoleError;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{Space, SpawnKind, Tool};

/// `on` and `off`.
pub const SWITCH: &[&str] = &["on", "off"];
/// The tools of the viewport.
pub const TOOLS: &[&str] = &["select", "move", "rotate", "scale"];
/// Whose axes.
pub const SPACES: &[&str] = &["world", "local"];
/// What an entity can be made of, as the command line writes [`SpawnKind::ALL`].
pub const KINDS: &[&str] = &[
    "empty",
    "cube",
    "sphere",
    "plane",
    "cylinder",
    "cone",
    "capsule",
    "camera",
    "directional_light",
    "point_light",
    "spot_light",
    "sprite",
    "environment",
];

/// An entity: its number, or its names from the root. `/7` is the entity named 7.
pub fn entity(words: &mut Words<'_>) -> Result<EntityRef, ConsoleError> {
    entity_of(words.word()?)
}

/// An entity, if there is one more word.
pub fn entity_if_any(words: &mut Words<'_>) -> Result<Option<EntityRef>, ConsoleError> {
    words.next_word()?.map(entity_of).transpose()
}

/// All entities that are left; at least one.
pub fn entities(words: &mut Words<'_>) -> Result<Vec<EntityRef>, ConsoleError> {
    words.words()?.into_iter().map(entity_of).collect()
}

fn entity_of(word: String) -> Result<EntityRef, ConsoleError> {
    if let Ok(bits) = word.parse() {
        return Ok(EntityRef::Id(EntityId::from_bits(bits)));
    }
    match word.trim_matches('/') {
        "" => Err(ConsoleError::Argument {
            argument: word.as_str().into(),
            expected: "an entity: its number, or its path, such as Fleet/Ship",
        }),
        path => Ok(EntityRef::Path(path.to_owned())),
    }
}

/// An entity, or nobody for `none`. `/none` is the entity named none.
pub fn entity_or_none(words: &mut Words<'_>) -> Result<Option<EntityRef>, ConsoleError> {
    match words.word()? {
        none if none == "none" => Ok(None),
        word => entity_of(word).map(Some),
    }
}

/// What an entity can be made of.
pub fn kind(words: &mut Words<'_>) -> Result<SpawnKind, ConsoleError> {
    let word = words.word()?;
    let plain = |text: &str| text.replace(['_', '-', ' '], "").to_lowercase();
    let mut kinds = SpawnKind::ALL.into_iter();
    let fits = |kind: &SpawnKind| plain(kind.as_title()) == plain(&word);
    kinds.find(fits).ok_or_else(|| ConsoleError::Argument {
        argument: word.as_str().into(),
        expected: "a kind: empty, cube, sphere, plane, cylinder, cone, capsule, camera, \
                   directional_light, point_light, spot_light, sprite or environment",
    })
}

/// A tool of the viewport.
pub fn tool(words: &mut Words<'_>) -> Result<Tool, ConsoleError> {
    match words.word()?.as_str() {
        "select" => Ok(Tool::Select),
        "move" => Ok(Tool::Move),
        "rotate" => Ok(Tool::Rotate),
        "scale" => Ok(Tool::Scale),
        other => Err(ConsoleError::Argument {
            argument: other.into(),
            expected: "a tool: select, move, rotate or scale",
        }),
    }
}

/// Whose axes.
pub fn space(words: &mut Words<'_>) -> Result<Space, ConsoleError> {
    match words.word()?.as_str() {
        "world" => Ok(Space::World),
        "local" => Ok(Space::Local),
        other => Err(ConsoleError::Argument {
            argument: other.into(),
            expected: "`world` or `local`",
        }),
    }
}

/// `on` or `off`.
pub fn switch(words: &mut Words<'_>) -> Result<bool, ConsoleError> {
    match words.word()?.as_str() {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(ConsoleError::Argument {
            argument: other.into(),
            expected: "`on` or `off`",
        }),
    }
}

/// How many steps; one when nothing is said.
pub fn steps(words: &mut Words<'_>) -> Result<u32, ConsoleError> {
    let Some(word) = words.next_word()? else {
        return Ok(1);
    };
    let steps: Option<u32> = word.parse().ok().filter(|steps| *steps > 0);
    steps.ok_or(ConsoleError::Argument {
        argument: word.as_str().into(),
        expected: "a number of steps, 1 or more",
    })
}
