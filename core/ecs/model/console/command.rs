//! [`ConsoleCommand`]: a declaration.

use crate::Query;
use playground_base::{ComponentId, FieldKind, FragmentId, stable_id};

/// Names a console command: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConsoleCommandId(pub u64);

impl ConsoleCommandId {
    /// The id of the command called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

/// A command that a game adds to the console: its word, its arguments and its accesses. Data, like
/// a [`System`](crate::System).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleCommand {
    /// Hash of the name.
    pub id: ConsoleCommandId,
    /// The word that calls it.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub doc: &'static str,
    /// Its arguments, in order.
    pub arguments: Vec<ConsoleArgument>,
    /// It is refused while the scene is being edited.
    pub only_in_play: bool,
    /// What it iterates over.
    pub queries: Vec<Query>,
    /// Resources and other components that it reads.
    pub reads: Vec<ComponentId>,
    /// Resources and other components that it writes.
    pub writes: Vec<ComponentId>,
    /// It has exclusive access to the world, and changes it at once.
    pub exclusive: bool,
    /// Source file of the declaration, relative to the folder cargo compiled in.
    pub file: &'static str,
    /// Line of the declaration.
    pub line: u32,
}

/// One argument of a console command.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConsoleArgument {
    /// The name of the parameter.
    pub name: &'static str,
    /// The kind of its value. A [`FieldKind::Option`] may be left out.
    pub kind: FieldKind,
}

impl ConsoleArgument {
    /// True when it may be left out.
    pub const fn is_optional(&self) -> bool {
        matches!(self.kind, FieldKind::Option(_))
    }

    /// The kind of its value when it is not left out.
    pub const fn taken_kind(&self) -> FieldKind {
        match self.kind {
            FieldKind::Option(kind) => *kind,
            kind => kind,
        }
    }
}

impl ConsoleCommand {
    /// A command without arguments that accesses nothing yet.
    pub fn new(name: &'static str, doc: &'static str) -> Self {
        Self {
            id: ConsoleCommandId::new(name),
            name,
            doc,
            ..Self::default()
        }
    }

    /// Its doc without the full stop, as in the list of commands.
    pub fn doc(&self) -> &'static str {
        self.doc.trim_end_matches('.')
    }

    /// Its arguments for `help`: `[X]` may be left out.
    pub fn usage(&self) -> String {
        let usage = |argument: &ConsoleArgument| {
            let name = argument.name.to_uppercase();
            if argument.is_optional() {
                format!("[{name}]")
            } else {
                name
            }
        };
        let words: Vec<String> = self.arguments.iter().map(usage).collect();
        words.join(" ")
    }

    /// True when it can be called without arguments.
    pub fn may_stand_alone(&self) -> bool {
        self.arguments.iter().all(ConsoleArgument::is_optional)
    }
}

/// A declared console command with its plugin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConsoleCommandReport {
    /// The declaration.
    pub command: ConsoleCommand,
    /// The plugin that has it.
    pub fragment: FragmentId,
    /// `crate::Type` of the plugin.
    pub plugin: &'static str,
    /// Why it cannot be called: another plugin has a command of the same name. `None` if it can.
    pub refused: Option<String>,
}
