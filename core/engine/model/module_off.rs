//! [`ModuleOff`]: a module of the project that is switched off.

use std::path::PathBuf;

/// A module of the project that is switched off: it is not loaded, and rows of its components are kept
/// as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleOff {
    /// Its package.
    pub package: String,
    /// Why it is off: `it ended the editor twice (game::walk, rules.rs:12)`; empty when the user
    /// switched it off.
    pub reason: String,
    /// What was executed in it then: source file and line.
    pub source: Option<(PathBuf, u32)>,
}
