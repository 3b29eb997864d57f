//! [`ModuleKind`].

use serde::{Deserialize, Serialize};

/// The kind of a module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModuleKind {
    /// Models and contracts. Part of the process: changing one needs a restart.
    #[default]
    Core,
    /// An implementation of contracts.
    System,
    /// A feature: a panel, or systems of a game.
    Plugin,
}
