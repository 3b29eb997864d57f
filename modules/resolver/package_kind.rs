//! [`PackageKind`]: the role of a package in the module system.

use std::fmt;

/// The role of a package. It is determined by what the package declares, never by its name or
/// folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackageKind {
    /// Contracts and data.
    Core,
    /// Implements the contract of the core it provides.
    System,
    /// A feature that implements contracts of cores beside others.
    Plugin,
    /// Components of a project, linked into each module that uses them.
    Model,
    /// Anything else: never loaded as a module.
    Library,
}

impl PackageKind {
    /// The declaration that gives a package this kind.
    pub fn defined_by(self) -> &'static str {
        match self {
            Self::Core => "a view/ folder beside its Cargo.toml",
            Self::System => "[package.metadata.provides] core = \"…\"",
            Self::Plugin => "crate-type = [\"dylib\"] and a dependency on playground or on a core",
            Self::Model => "[package.metadata.playground] model = true",
            Self::Library => "none of the module declarations",
        }
    }

    /// Where a project declares modules of this kind; `None` for what it does not declare.
    pub fn declared_in(self) -> Option<&'static str> {
        match self {
            Self::Core => Some("[[package.metadata.modules.core]]"),
            Self::System => Some("`systems` of the core it provides"),
            Self::Plugin => Some("[[package.metadata.modules.plugin]]"),
            Self::Model | Self::Library => None,
        }
    }
}

impl fmt::Display for PackageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Core => "a core",
            Self::System => "a system",
            Self::Plugin => "a plugin",
            Self::Model => "a component model",
            Self::Library => "an ordinary library",
        })
    }
}
