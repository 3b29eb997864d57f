//! [`Vocabulary`]: the words that the open project adds to the language.

use playground_base::ComponentDescription;
use playground_core_ecs::ConsoleCommand;

/// The words that the open project adds to the language: its console commands, and the names of
/// components and resources. The language reads lines by it, and completes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vocabulary {
    /// Console commands of the game that can be called, by name.
    pub commands: Vec<ConsoleCommand>,
    /// Those that cannot, each with the reason.
    pub refused: Vec<RefusedCommand>,
    /// Every component type, resources included, by name.
    pub components: Vec<&'static ComponentDescription>,
}

/// A console command of the game that cannot be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedCommand {
    /// Its word.
    pub name: &'static str,
    /// Why, and what to do.
    pub reason: String,
    /// Source file of its declaration.
    pub file: &'static str,
    /// Line of its declaration.
    pub line: u32,
}

impl Vocabulary {
    /// The console command of the game that a word calls.
    pub fn command(&self, name: &str) -> Option<&ConsoleCommand> {
        self.commands.iter().find(|command| command.name == name)
    }

    /// The component of a name, in full or short. Of two with one short name it is the first.
    pub fn component(&self, name: &str) -> Option<&'static ComponentDescription> {
        let all = || self.components.iter().copied();
        let exact = all().find(|component| component.name == name);
        exact.or_else(|| all().find(|component| component.short_name() == name))
    }

    /// The resources.
    pub fn resources(&self) -> impl Iterator<Item = &'static ComponentDescription> {
        let all = self.components.iter().copied();
        all.filter(|component| component.resource)
    }
}
