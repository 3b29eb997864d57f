//! The language and values of tests.

use playground_base::{BindingRegistry, Context, Handle, IdMap, Value};
use playground_core_console::{ConsoleError, ConsoleView};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, Vocabulary};
use playground_systems_console::ConsoleLanguage;

/// The language without plugins.
pub fn language() -> ConsoleLanguage {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    ConsoleLanguage::new(&context).expect("the language does not use the context")
}

/// The command of a line, without a project.
pub fn parse(line: &str) -> Result<Option<EditorCommand>, ConsoleError> {
    language().parse(line, &Vocabulary::default())
}

/// The completions of a line, without a project.
pub fn complete(line: &str) -> Vec<String> {
    language().complete(line, &Vocabulary::default())
}

/// An entity by its id.
pub fn id(bits: u64) -> EntityRef {
    EntityRef::Id(EntityId::from_bits(bits))
}

/// An entity by its path.
pub fn path(path: &str) -> EntityRef {
    EntityRef::Path(path.to_owned())
}

/// A variant of an enum.
pub fn variant(name: &str, data: Value) -> Value {
    Value::Variant(name.into(), Box::new(data))
}
