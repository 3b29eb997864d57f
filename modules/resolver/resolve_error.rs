//! What can be wrong with a project's module declarations.

use std::path::PathBuf;

use crate::error_text::{did_you_mean, instead_of, kind_remedy, known_systems, list, list_offers};
use crate::module_kind::ModuleKind;
use crate::place::Place;

/// One mistake. The message starts with the place, names the key, and ends with the remedy.
/// Places are boxed: a mistake is rare, and what may return one should stay small.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    #[error(
        "{place}: there is no such file; open the folder of a Cargo package, or correct the path that leads here"
    )]
    NoManifest { place: Box<Place> },

    #[error("{place}: cannot be read ({reason}); make it a readable UTF-8 file")]
    Unreadable { place: Box<Place>, reason: String },

    #[error("{place}: not valid TOML: {reason}; correct it there")]
    Syntax { place: Box<Place>, reason: String },

    #[error(
        "{place}: [package] with a name is missing; add [package] name = \"…\", or open a member of this workspace"
    )]
    NoPackage { place: Box<Place> },

    #[error("{place}: no [[package.metadata.modules.plugin]]: the project declares no module{}; add one with the name of its plugin's package", instead_of(.nearest))]
    NoModules {
        place: Box<Place>,
        nearest: Option<String>,
    },

    #[error("{place}: unknown key `{key}` in {table}{}; its keys are {}", did_you_mean(.nearest), list(.known))]
    UnknownKey {
        place: Box<Place>,
        table: String,
        key: String,
        nearest: Option<String>,
        known: Vec<String>,
    },

    #[error("{place}: `{key}` in {table} is not {expected}; write {expected}")]
    WrongType {
        place: Box<Place>,
        table: String,
        key: String,
        expected: &'static str,
    },

    #[error("{place}: `{key}` is missing in {table}; add {key} = \"…\"")]
    MissingKey {
        place: Box<Place>,
        table: String,
        key: String,
    },

    #[error(
        "{place}: `{key}` = \"{path}\" leads out of the project; write a path relative to the project's folder"
    )]
    PathOutside {
        place: Box<Place>,
        key: String,
        path: String,
    },

    #[error("{place}: `{key}` names {name} again, first at {first}; remove one of the two")]
    Duplicate {
        place: Box<Place>,
        key: String,
        name: String,
        first: Box<Place>,
    },

    #[error("{place}: `{key}` names {name}, but no package of the workspace has that name{}; correct the name, or add the package's folder to [workspace] members", did_you_mean(.nearest))]
    NoSuchModule {
        place: Box<Place>,
        key: String,
        name: String,
        nearest: Option<String>,
    },

    #[error("{place}: `{key}` names {name}, which is {found} and not {expected}; {}", kind_remedy(.name, .manifest, *.found, *.expected))]
    WrongKind {
        place: Box<Place>,
        key: String,
        name: String,
        manifest: PathBuf,
        found: ModuleKind,
        expected: ModuleKind,
    },

    #[error(
        "{place}: [lib] crate-type of {name} is not [\"dylib\"], so it cannot be loaded; write crate-type = [\"dylib\"]"
    )]
    NotADylib { place: Box<Place>, name: String },

    #[error("{place}: `systems` of {core} names {system}, which provides {provides}; list it under that core, or correct `core` in its [package.metadata.provides] ({})", .manifest.display())]
    WrongCore {
        place: Box<Place>,
        core: String,
        system: String,
        provides: String,
        manifest: PathBuf,
    },

    #[error("{place}: `systems` of {core} is empty or missing; list the systems to try, in order of preference: {}", known_systems(.known))]
    NoSystems {
        place: Box<Place>,
        core: String,
        known: Vec<String>,
    },

    #[error("{place}: `features` asks for \"{feature}\", which {module} does not declare{}; it declares {}", did_you_mean(.nearest), list(.declared))]
    UnknownFeature {
        place: Box<Place>,
        module: String,
        feature: String,
        nearest: Option<String>,
        declared: Vec<String>,
    },

    #[error("{place}: no system listed for {core} provides all of its `features` ({}): {}; ask for less, or list a system that provides them", list(.features), list_offers(.offers))]
    FeaturesNotProvided {
        place: Box<Place>,
        core: String,
        features: Vec<String>,
        offers: Vec<Offer>,
    },

    #[error(
        "{place}: plugin {plugin} uses {core}, which neither the project nor the editor declares; add [[package.metadata.modules.core]] name = \"{core}\" with its systems to the project's manifest, or remove the plugin"
    )]
    CoreNotDeclared {
        place: Box<Place>,
        plugin: String,
        core: String,
    },

    #[error("{place}: plugin {plugin} needs the feature \"{feature}\" of {core}; add it to `features` of that core in {}", .project.display())]
    FeatureNotDeclared {
        place: Box<Place>,
        plugin: String,
        core: String,
        feature: String,
        project: PathBuf,
    },

    #[error("{place}: packages depend on each other in a circle: {}; remove one of these [dependencies]", .cycle.join(" -> "))]
    DependencyCycle {
        place: Box<Place>,
        cycle: Vec<String>,
    },

    #[error(
        "{place}: the answer of `cargo metadata` cannot be read ({reason}); build with the toolchain of rust-toolchain.toml"
    )]
    Metadata { place: Box<Place>, reason: String },
}

/// Which of the asked features a system lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub system: String,
    pub provides: Vec<String>,
    pub missing: Vec<String>,
}

impl ResolveError {
    /// Where to correct it.
    pub fn place(&self) -> &Place {
        match self {
            Self::NoManifest { place }
            | Self::Unreadable { place, .. }
            | Self::Syntax { place, .. }
            | Self::NoPackage { place }
            | Self::NoModules { place, .. }
            | Self::UnknownKey { place, .. }
            | Self::WrongType { place, .. }
            | Self::MissingKey { place, .. }
            | Self::PathOutside { place, .. }
            | Self::Duplicate { place, .. }
            | Self::NoSuchModule { place, .. }
            | Self::WrongKind { place, .. }
            | Self::NotADylib { place, .. }
            | Self::WrongCore { place, .. }
            | Self::NoSystems { place, .. }
            | Self::UnknownFeature { place, .. }
            | Self::FeaturesNotProvided { place, .. }
            | Self::CoreNotDeclared { place, .. }
            | Self::FeatureNotDeclared { place, .. }
            | Self::DependencyCycle { place, .. }
            | Self::Metadata { place, .. } => place,
        }
    }
}
