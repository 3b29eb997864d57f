//! What can be wrong with a project's module declarations.

use playground_modules_manifest::{ManifestError, SourceLocation};
use std::path::PathBuf;

use crate::error_text::{did_you_mean, instead_of, kind_remedy, known_systems, list, list_offers};
use crate::package_kind::PackageKind;

/// One mistake. The message starts with the location, names the key, and ends with the remedy.
/// Locations are boxed: errors are rare, and `Result`s should stay small.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// A manifest that cannot be read.
    #[error(transparent)]
    Manifest(#[from] ManifestError),

    #[error("{location}: no [[package.metadata.modules.plugin]]: the project declares no module{}; add one with the name of its plugin's package", instead_of(.nearest))]
    NoModules {
        location: Box<SourceLocation>,
        nearest: Option<String>,
    },

    #[error("{location}: unknown key `{key}` in {table}{}; its keys are {}", did_you_mean(.nearest), list(.known))]
    UnknownKey {
        location: Box<SourceLocation>,
        table: String,
        key: String,
        nearest: Option<String>,
        known: Vec<String>,
    },

    #[error("{location}: `{key}` in {table} is not {expected}; write {expected}")]
    WrongType {
        location: Box<SourceLocation>,
        table: String,
        key: String,
        expected: &'static str,
    },

    #[error("{location}: `{key}` is missing in {table}; add {key} = \"…\"")]
    MissingKey {
        location: Box<SourceLocation>,
        table: String,
        key: String,
    },

    #[error(
        "{location}: `{key}` = \"{path}\" leads out of the project; write a path relative to the project's folder"
    )]
    PathOutside {
        location: Box<SourceLocation>,
        key: String,
        path: String,
    },

    #[error("{location}: `{key}` names {name} again, first at {first}; remove one of the two")]
    Duplicate {
        location: Box<SourceLocation>,
        key: String,
        name: String,
        first: Box<SourceLocation>,
    },

    #[error("{location}: `{key}` names {name}, but no package of the workspace has that name{}; correct the name, or add the package's folder to [workspace] members", did_you_mean(.nearest))]
    NoSuchModule {
        location: Box<SourceLocation>,
        key: String,
        name: String,
        nearest: Option<String>,
    },

    #[error("{location}: `{key}` names {name}, which is {found} and not {expected}; {}", kind_remedy(.name, .manifest, *.found, *.expected))]
    WrongKind {
        location: Box<SourceLocation>,
        key: String,
        name: String,
        manifest: PathBuf,
        found: PackageKind,
        expected: PackageKind,
    },

    #[error(
        "{location}: [lib] crate-type of {name} is not [\"dylib\"], so it cannot be loaded; write crate-type = [\"dylib\"]"
    )]
    NotADylib {
        location: Box<SourceLocation>,
        name: String,
    },

    #[error("{location}: `systems` of {core} names {system}, which provides {provides}; list it under that core, or correct `core` in its [package.metadata.provides] ({})", .manifest.display())]
    WrongCore {
        location: Box<SourceLocation>,
        core: String,
        system: String,
        provides: String,
        manifest: PathBuf,
    },

    #[error("{location}: `systems` of {core} is empty or missing; list the systems to try, in order of preference: {}", known_systems(.known))]
    NoSystems {
        location: Box<SourceLocation>,
        core: String,
        known: Vec<String>,
    },

    #[error("{location}: `features` requests \"{feature}\", which {module} does not declare{}; it declares {}", did_you_mean(.nearest), list(.declared))]
    UnknownFeature {
        location: Box<SourceLocation>,
        module: String,
        feature: String,
        nearest: Option<String>,
        declared: Vec<String>,
    },

    #[error("{location}: no system listed for {core} provides all of its `features` ({}): {}; request fewer, or list a system that provides them", list(.features), list_offers(.offers))]
    FeaturesNotProvided {
        location: Box<SourceLocation>,
        core: String,
        features: Vec<String>,
        offers: Vec<Offer>,
    },

    #[error(
        "{location}: plugin {plugin} uses {core}, which neither the project nor the editor declares; add [[package.metadata.modules.core]] name = \"{core}\" with its systems to the project's manifest, or remove the plugin"
    )]
    CoreNotDeclared {
        location: Box<SourceLocation>,
        plugin: String,
        core: String,
    },

    #[error("{location}: plugin {plugin} needs the feature \"{feature}\" of {core}; add it to `features` of that core in {}", .project.display())]
    FeatureNotDeclared {
        location: Box<SourceLocation>,
        plugin: String,
        core: String,
        feature: String,
        project: PathBuf,
    },

    #[error("{location}: packages depend on each other in a circle: {}; remove one of these [dependencies]", .cycle.join(" -> "))]
    DependencyCycle {
        location: Box<SourceLocation>,
        cycle: Vec<String>,
    },

    #[error(
        "{location}: the answer of `cargo metadata` cannot be read ({reason}); build with the toolchain of rust-toolchain.toml"
    )]
    Metadata {
        location: Box<SourceLocation>,
        reason: String,
    },
}

/// The requested features that a system lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub system: String,
    pub provides: Vec<String>,
    pub missing: Vec<String>,
}

impl ResolveError {
    /// Where to correct it.
    pub fn location(&self) -> &SourceLocation {
        match self {
            Self::Manifest(error) => error.location(),
            Self::NoModules { location, .. }
            | Self::UnknownKey { location, .. }
            | Self::WrongType { location, .. }
            | Self::MissingKey { location, .. }
            | Self::PathOutside { location, .. }
            | Self::Duplicate { location, .. }
            | Self::NoSuchModule { location, .. }
            | Self::WrongKind { location, .. }
            | Self::NotADylib { location, .. }
            | Self::WrongCore { location, .. }
            | Self::NoSystems { location, .. }
            | Self::UnknownFeature { location, .. }
            | Self::FeaturesNotProvided { location, .. }
            | Self::CoreNotDeclared { location, .. }
            | Self::FeatureNotDeclared { location, .. }
            | Self::DependencyCycle { location, .. }
            | Self::Metadata { location, .. } => location,
        }
    }
}
