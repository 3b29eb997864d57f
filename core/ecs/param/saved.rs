//! Code that is the same for all plugins, compiled once here and not in each of them.

use super::param::Touched;
use crate::{ConsoleCommand, Observer, System};
use playground_base::serde::{Serialize, de::DeserializeOwned};
use playground_base::{
    Component, Context, Key, ModuleError, Value, decode_state, encode_state, from_value, to_value,
};
use std::collections::BTreeMap;

/// The format of saved parameters: by name, so it stays the same when types change.
const FORMAT: u32 = 1;

/// The saved state of the parameters of a plugin's systems, by `system.parameter`.
#[derive(Debug, Default)]
pub struct Saved {
    values: BTreeMap<String, Value>,
}

impl Saved {
    /// Stores a value, if it serialises.
    pub fn put<T: Serialize>(&mut self, name: &str, value: &T) {
        self.put_value(name, to_value(value).ok());
    }

    fn put_value(&mut self, name: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.values.insert(name.to_owned(), value);
        }
    }

    /// Takes a value, if it has this type. Fields are found by name; new ones take their default.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        from_value(self.values.remove(name)?).ok()
    }

    /// Encodes the values; `None` when there are none.
    pub fn to_bytes(&self, plugin: &str) -> Option<Result<Vec<u8>, ModuleError>> {
        (!self.values.is_empty()).then(|| encode_state(plugin, FORMAT, &self.values))
    }

    /// Decodes the values.
    ///
    /// # Errors
    /// When the bytes are not from [`to_bytes`](Self::to_bytes).
    pub fn from_bytes(plugin: &str, bytes: &[u8]) -> Result<Self, ModuleError> {
        let values = decode_state(plugin, FORMAT, bytes)?;
        Ok(Self { values })
    }
}

/// The declarations of a plugin.
#[derive(Debug, Default)]
pub struct Declared {
    systems: Vec<System>,
    observers: Vec<Observer>,
    commands: Vec<ConsoleCommand>,
}

impl Declared {
    /// Adds a system with the accesses of its parameters.
    pub fn push_system(&mut self, system: System, touched: Touched) {
        self.systems.push(System {
            queries: touched.queries,
            reads: touched.reads,
            writes: touched.writes,
            ..system
        });
    }
    /// Adds an observer with the queries of its parameters.
    pub fn push_observer(&mut self, observer: Observer, touched: Touched) {
        self.observers.push(Observer {
            queries: touched.queries,
            ..observer
        });
    }
    /// Adds a console command with its arguments and the accesses of its parameters.
    pub fn push_command(&mut self, command: ConsoleCommand, touched: Touched) {
        self.commands.push(ConsoleCommand {
            arguments: touched.arguments,
            queries: touched.queries,
            reads: touched.reads,
            writes: touched.writes,
            ..command
        });
    }
    /// All systems.
    pub fn systems(&self) -> Vec<System> {
        self.systems.clone()
    }
    /// All observers.
    pub fn observers(&self) -> Vec<Observer> {
        self.observers.clone()
    }
    /// All console commands.
    pub fn commands(&self) -> Vec<ConsoleCommand> {
        self.commands.clone()
    }
}

/// The key of a component: compiled once for each type, however many parameters use it.
#[inline(never)]
pub(crate) fn key_of<T: Component>(context: &Context) -> Result<Key<T>, ModuleError> {
    context.key()
}
