//! [`Argument`] and [`ArgumentSpec`]: what stands behind a command's name, and what may stand there.

use playground_base::Value;
use playground_core_ecs::{EntityId, EntityRef};
use std::path::PathBuf;

/// One argument of a command, read from a line or from any other source.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// It was left out.
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

/// What an argument of a command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A file or a folder.
    Path,
    /// Any text.
    Text,
    /// All that is left of the line, as it is written.
    Line,
    /// One entity: its number, or its path such as `Fleet/Ship`.
    Entity,
    /// One entity, or `none`.
    EntityOrNone,
    /// Entities in one word: a path, numbers with commas between, or `selected`.
    Entities,
    /// Entities to the end of the line. When it may be left out, that means the selected ones.
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
    /// A whole number from 1 on; the text says of what.
    Number(&'static str),
    /// `on` or `off`.
    Switch,
    /// One of these; the text says of what.
    Choice(&'static [Choice], &'static str),
    /// One of these or none, right behind the command's name.
    Flag(&'static [Choice]),
    /// A value in RON, to the end of the line.
    Value,
    /// A list of `(ENTITY, COMPONENT, VALUE)` in RON, to the end of the line.
    Rows,
    /// The word of a console command of the game.
    GameCommand,
    /// What stands behind the word of a console command of the game, as that declares it.
    GameArguments,
    /// Which gesture an edit belongs to. Never written: a line is a gesture of its own.
    Gesture,
}

/// Whether an argument may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It must be there.
    Required,
    /// It may be left out.
    Optional,
    /// It may be left out, which means this number.
    Default(u64),
}

/// One argument in the list of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentSpec {
    /// What `help` calls it, in capitals.
    pub name: &'static str,
    /// What it is.
    pub kind: ArgumentKind,
    /// Whether it may be left out.
    pub presence: Presence,
    /// It may be `World` where it is an entity: the world's components are the resources.
    pub takes_world: bool,
}

impl ArgumentSpec {
    /// An argument that must be there.
    pub const fn new(name: &'static str, kind: ArgumentKind) -> Self {
        Self {
            name,
            kind,
            presence: Presence::Required,
            takes_world: false,
        }
    }

    /// The same, but it may be left out.
    pub const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    /// The same, but it may be `World`. Where a field follows, it may be left out before the name of a
    /// resource, which means the world: `set Score.points 9`.
    pub const fn or_world(mut self) -> Self {
        self.takes_world = true;
        self
    }

    /// The same, but it may be left out, which means this number.
    pub const fn or(mut self, number: u64) -> Self {
        self.presence = Presence::Default(number);
        self
    }

    /// What `help` shows: `[X]` may be left out, `X…` may be repeated. Empty for what is never
    /// written.
    pub fn as_usage(&self) -> String {
        let text = match self.kind {
            ArgumentKind::Gesture => return String::new(),
            ArgumentKind::EntityList | ArgumentKind::GameArguments => format!("{}…", self.name),
            ArgumentKind::EntityOrNone => format!("{}|none", self.name),
            ArgumentKind::Entity | ArgumentKind::Entities if self.takes_world => {
                format!("{}|World", self.name)
            }
            ArgumentKind::Switch => "on|off".to_owned(),
            ArgumentKind::Choice(choices, _) if choices.len() < 6 => Choice::as_words(choices),
            ArgumentKind::Flag(choices) => Choice::as_words(choices),
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
    /// How the language writes it.
    pub word: &'static str,
    /// Its name in menus.
    pub title: &'static str,
    /// Its icon.
    pub icon: &'static str,
}

impl Choice {
    /// The words of several, with a stroke between.
    pub fn as_words(choices: &[Self]) -> String {
        let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
        words.join("|")
    }
}
