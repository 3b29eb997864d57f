//! [`Candidate`]: a module that was opened, but is not in use yet.

use crate::Module;
use playground_base::ModuleKind;
use playground_base::loader::StagedLibrary;
use std::path::PathBuf;

/// A library that may become a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleFile {
    /// The package it is built from.
    pub package: String,
    /// Its kind.
    pub kind: ModuleKind,
    /// The path of the compiled library.
    pub built: PathBuf,
}

/// A library that no later build overwrites. None of its code ran yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedModule {
    /// The package it is built from.
    pub package: String,
    /// Its kind.
    pub kind: ModuleKind,
    /// The library.
    pub library: StagedLibrary,
}

/// A module that was opened, but is not in use yet.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The module.
    pub module: Module,
}
