//! [`Candidate`]: a module that was opened, but is not in use yet.

use crate::Module;
use playground_base::ModuleKind;
use std::path::PathBuf;

/// A library that may become a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleFile {
    /// The package it is built from.
    pub package: String,
    /// What it is.
    pub kind: ModuleKind,
    /// Where the compiler put it.
    pub built: PathBuf,
}

/// A module that was opened, but is not in use yet.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What it will be.
    pub module: Module,
}
