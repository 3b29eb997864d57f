//! [`Argument`] and [`ArgumentSpec`]: the arguments of commands, and their declarations.

use playground_base::Value;
use playground_core_ecs::{EntityId, EntityRef};
use std::path::PathBuf;

/// One argument of a command, read from a line or from any other source.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// The argument was left out.
    None,
    /// A file or a folder.
    Path(PathBuf),
    /// A text: a name, a component, a panel's title, a field's path.
    Text(String),
    /// One entity.
    Entity(EntityRef),
    /// Several entities.
    Entities(Vec<EntityRef>),
    /// A whole number.
    Number(u64),
    /// On or off.
    Switch(bool),
    /// The word of a [`Choice`].
    Choice(&'static str),
    /// A value of a field.
    Value(Value),
    /// Whole components: entity, component, value.
    Rows(Vec<(EntityId, String, Value)>),
    /// The arguments of a console command of the game, each a value, an entity or left out.
    Given(Vec<Argument>),
}

/// The kind of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A file or a folder.
    Path,
    /// Any text.
    Text,
    /// The rest of the line, as it is written.
    Line,
    /// One entity: its number, or its path such as `Fleet/Ship`.
    Entity,
    /// One entity, or `none`.
    EntityOrNone,
    /// Entities in one word: a path, numbers with commas between, or `selected`.
    Entities,
    /// Entities to the end of the line. If it is optional, none means the selected ones.
    EntityList,
    /// A component and a field in it, such as `Transform.translation.x`.
    Field,
    /// A component by its stable or its short name.
    Component,
    /// The package of a module.
    Module,
    /// The package of a rendering system.
    Renderer,
    /// The title of a panel.
    Panel,
    /// A whole number from 1; the text names what is counted.
    Number(&'static str),
    /// `on` or `off`.
    Switch,
    /// One of these; the text names what is chosen.
    Choice(&'static [Choice], &'static str),
    /// One of these or none, directly after the command's name.
    Flag(&'static [Choice]),
    /// A value in RON, to the end of the line.
    Value,
    /// A list of `(ENTITY, COMPONENT, VALUE)` in RON, to the end of the line.
    Rows,
    /// The word of a console command of the game.
    GameCommand,
    /// The arguments of a console command of the game, as it declares them.
    GameArguments,
    /// Which gesture an edit belongs to. Never written: a line is a gesture of its own.
    Gesture,
}

/// Whether an argument is optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The argument is required.
    Required,
    /// The argument is optional.
    Optional,
    /// The argument is optional, with this default.
    Default(u64),
}

/// One argument in the list of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentSpec {
    /// Name in `help`, in capitals.
    pub name: &'static str,
    /// The kind of the argument.
    pub kind: ArgumentKind,
    /// Whether the argument is optional.
    pub presence: Presence,
    /// It may be `World` where it is an entity: the world's components are the resources.
    pub takes_world: bool,
}

impl ArgumentSpec {
    /// A required argument.
    pub const fn new(name: &'static str, kind: ArgumentKind) -> Self {
        Self {
            name,
            kind,
            presence: Presence::Required,
            takes_world: false,
        }
    }

    /// Makes the argument optional.
    pub const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// The same, but it may be `World`. Where a field follows, it may be left out before the name
    /// of a resource, which means the world: `set Score.points 9`.
    pub const fn or_world(mut self) -> Self {
        self.takes_world = true;
        self
    }

    /// The same, but it may be left out, which means this number.
    pub const fn or(mut self, number: u64) -> Self {
        self.presence = Presence::Default(number);
        self
    }

    /// The argument in `help`: `[X]` is optional, `X…` may be repeated. Empty for arguments that
    /// are never written.
    pub fn usage(&self) -> String {
        let text = match self.kind {
            ArgumentKind::Gesture => return String::new(),
            ArgumentKind::EntityList | ArgumentKind::GameArguments => format!("{}…", self.name),
            ArgumentKind::EntityOrNone => format!("{}|none", self.name),
            ArgumentKind::Entity | ArgumentKind::Entities if self.takes_world => {
                format!("{}|World", self.name)
            }
            ArgumentKind::Switch => "on|off".to_owned(),
            ArgumentKind::Choice(choices, _) if choices.len() < 6 => Choice::words(choices),
            ArgumentKind::Flag(choices) => Choice::words(choices),
            _ => self.name.to_owned(),
        };
        let is_flag = matches!(self.kind, ArgumentKind::Flag(_));
        match self.presence {
            Presence::Required if !is_flag => text,
            _ => format!("[{text}]"),
        }
    }
}

/// One of a closed list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Word in the command language.
    pub word: &'static str,
    /// Its name in menus.
    pub title: &'static str,
    /// Its icon.
    pub icon: &'static str,
}

impl Choice {
    /// The words of some choices, separated by `|`.
    pub fn words(choices: &[Self]) -> String {
        let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
        words.join("|")
    }
}
