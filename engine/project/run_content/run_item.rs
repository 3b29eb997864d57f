//! [`RunItem`]: one file that runs, or decides what runs.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a file has to do with what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RunKind {
    /// The manifest of a package in the project, or of its workspace.
    Manifest,
    /// The manifest of a package elsewhere that is named by its path.
    PathDependency,
    /// Packages that a manifest replaces by others.
    Patch,
    /// A program that cargo runs before it compiles a package.
    BuildScript,
    /// A source of a procedural macro, which the compiler runs.
    ProcMacro,
    /// A source of a package that a build script or a procedural macro depends on.
    BuildDependency,
    /// A configuration of cargo, which can name programs.
    CargoConfiguration,
    /// The choice of a compiler.
    Toolchain,
    /// A folder of code that is built already, which runs without a build here. It changes with every
    /// build, so it is shown with the question, and no reason to ask.
    Built,
}

/// One file that runs, or decides what runs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RunItem {
    /// The file; relative to the project's folder when it is in it.
    pub path: PathBuf,
    /// What it is.
    pub kind: RunKind,
    /// Its text, or the part of it that matters.
    pub text: String,
    /// True for a file that the editor makes for a project, and writes again before it builds.
    #[serde(skip)]
    pub is_made: bool,
}

/// A file that is another one than when the user trusted the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunChange {
    /// The file; relative to the project's folder when it is in it.
    pub path: PathBuf,
    /// What it is.
    pub kind: RunKind,
    /// `new`, `changed` or `removed`.
    pub what: String,
}

impl RunKind {
    /// True for what runs itself, or names what runs, beside the manifests of the project.
    pub const fn is_more_than_a_manifest(self) -> bool {
        !matches!(self, Self::Manifest)
    }

    /// What it is called, for so many.
    pub const fn word(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::Manifest, 1) => "manifest",
            (Self::Manifest, _) => "manifests",
            (Self::PathDependency, 1) => "dependency by path",
            (Self::PathDependency, _) => "dependencies by path",
            (Self::Patch, 1) => "replacement of dependencies",
            (Self::Patch, _) => "replacements of dependencies",
            (Self::BuildScript, 1) => "build script",
            (Self::BuildScript, _) => "build scripts",
            (Self::ProcMacro, 1) => "source of a procedural macro",
            (Self::ProcMacro, _) => "sources of procedural macros",
            (Self::BuildDependency, 1) => "source that a build runs",
            (Self::BuildDependency, _) => "sources that a build runs",
            (Self::CargoConfiguration, 1) => "configuration of cargo",
            (Self::CargoConfiguration, _) => "configurations of cargo",
            (Self::Toolchain, 1) => "choice of a compiler",
            (Self::Toolchain, _) => "choices of a compiler",
            (Self::Built, 1) => "folder of built code",
            (Self::Built, _) => "folders of built code",
        }
    }
}

impl RunChange {
    /// True when the user is asked before a build runs it, also while the project is open. Versions
    /// of dependencies and what else a manifest of the project says are what its author edits all day.
    pub fn is_asked_about_while_open(&self) -> bool {
        self.kind.is_more_than_a_manifest()
    }

    /// `build.rs (build script, changed)`.
    pub fn text(&self) -> String {
        let (path, kind) = (self.path.display(), self.kind.word(1));
        format!("{path} ({kind}, {})", self.what)
    }
}
