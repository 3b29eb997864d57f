//! [`Declared`]: the declarations of a plugin.
//!
//! `#[systems]` writes data, and all code that works with it is here: compiled once and not again in
//! each plugin.

use super::Touched;
use crate::{ConsoleCommand, Observer, Priority, RunCondition, Stage, System, SystemName, Trigger};
use std::mem::ManuallyDrop;

/// The declarations of a plugin.
#[derive(Debug, Default)]
pub struct Declared {
    /// Dropped by [`Declared`] itself: otherwise each plugin would compile the drop.
    lists: ManuallyDrop<Lists>,
}

#[derive(Debug, Default)]
struct Lists {
    /// The accesses of the function that is declared next.
    touched: Touched,
    systems: Vec<System>,
    observers: Vec<Observer>,
    commands: Vec<ConsoleCommand>,
}

/// The options of a `#[system]`.
#[derive(Clone, Copy, Debug)]
pub struct SystemDeclaration {
    /// `prefix::function`.
    pub name: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// The names of the systems that run before it.
    pub after: &'static [&'static str],
    /// The names of the systems that run after it.
    pub before: &'static [&'static str],
    /// It takes `WorldMut`.
    pub exclusive: bool,
    /// Source file.
    pub file: &'static str,
    /// Line in it.
    pub line: u32,
}

/// The options of a `#[command]`.
#[derive(Clone, Copy, Debug)]
pub struct CommandDeclaration {
    /// The word that calls it.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// It is refused while the scene is being edited.
    pub only_in_play: bool,
    /// It takes `WorldMut`.
    pub exclusive: bool,
    /// Source file.
    pub file: &'static str,
    /// Line in it.
    pub line: u32,
}

impl Drop for Declared {
    fn drop(&mut self) {
        drop(std::mem::take(&mut *self.lists));
    }
}

impl Declared {
    /// The accesses of the function that is declared next; each of its parameters adds its own.
    pub fn touched(&mut self) -> &mut Touched {
        &mut self.lists.touched
    }

    /// Adds a system with the accesses of its parameters.
    pub fn push_system(&mut self, of: &SystemDeclaration) {
        let touched = std::mem::take(&mut self.lists.touched);
        let names =
            |names: &[&'static str]| names.iter().map(|name| SystemName::new(name)).collect();
        self.lists.systems.push(System {
            stage: of.stage,
            queries: touched.queries,
            reads: touched.reads,
            writes: touched.writes,
            after: names(of.after),
            before: names(of.before),
            exclusive: of.exclusive,
            file: of.file,
            line: of.line,
            ..System::new(of.name)
        });
    }

    /// Adds a condition to the system that was added last.
    pub fn push_condition(&mut self, condition: RunCondition) {
        if let Some(system) = self.lists.systems.pop() {
            self.lists.systems.push(system.with_condition(condition));
        }
    }

    /// Adds an observer with the queries of its parameters.
    pub fn push_observer(&mut self, name: &'static str, trigger: Trigger, priority: Priority) {
        let touched = std::mem::take(&mut self.lists.touched);
        self.lists.observers.push(Observer {
            queries: touched.queries,
            ..Observer::new(name, trigger).with_priority(priority)
        });
    }

    /// Adds a console command with its arguments and the accesses of its parameters.
    pub fn push_command(&mut self, of: &CommandDeclaration) {
        let touched = std::mem::take(&mut self.lists.touched);
        self.lists.commands.push(ConsoleCommand {
            arguments: touched.arguments,
            queries: touched.queries,
            reads: touched.reads,
            writes: touched.writes,
            only_in_play: of.only_in_play,
            exclusive: of.exclusive,
            file: of.file,
            line: of.line,
            ..ConsoleCommand::new(of.name, of.doc)
        });
    }

    /// All systems.
    pub fn systems(&self) -> Vec<System> {
        self.lists.systems.clone()
    }
    /// All observers.
    pub fn observers(&self) -> Vec<Observer> {
        self.lists.observers.clone()
    }
    /// All console commands.
    pub fn commands(&self) -> Vec<ConsoleCommand> {
        self.lists.commands.clone()
    }
}
