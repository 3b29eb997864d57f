//! What can be wrong with a crate's declarations. Each message is one line, since cargo prints
//! one line of a build script as one error: what is wrong, in which file and key, and the remedy.

use std::fmt;
use std::path::{Path, PathBuf};

use playground_modules_manifest::ManifestError;

use crate::key_location::KeyLocation;

/// Why the versions of a crate could not be generated.
///
/// The texts are written by hand and not derived: a derive would put syn in front of every build.
/// Locations are boxed to keep `Result`s small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuildError {
    NoEnvironment {
        variable: &'static str,
    },
    Unreadable {
        path: PathBuf,
        reason: String,
    },
    Unwritable {
        file: PathBuf,
        reason: String,
    },
    Manifest(ManifestError),
    WrongType {
        location: Box<KeyLocation>,
        expected: &'static str,
    },
    NothingToVersion {
        file: PathBuf,
    },
    CoreImplements {
        file: PathBuf,
    },
    NoCorePath {
        location: Box<KeyLocation>,
    },
    CoreMissing {
        location: Box<KeyLocation>,
        core_path: String,
        folder: PathBuf,
    },
    NotACore {
        location: Box<KeyLocation>,
        core: String,
        folder: PathBuf,
    },
    CoreTwice {
        location: Box<KeyLocation>,
        core: String,
    },
    CoreNotADependency {
        location: Box<KeyLocation>,
        core: String,
        core_path: Option<String>,
    },
    ProvidesNoCore {
        location: Box<KeyLocation>,
    },
    ProvidedNotImplemented {
        location: Box<KeyLocation>,
        core: String,
        implemented: Vec<String>,
    },
    UnknownFeature {
        location: Box<KeyLocation>,
        feature: String,
        core: String,
        core_file: PathBuf,
        declared: Vec<String>,
    },
}

impl BuildError {
    pub(crate) fn unreadable(path: &Path, error: std::io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }
}

impl From<ManifestError> for BuildError {
    fn from(error: ManifestError) -> Self {
        Self::Manifest(error)
    }
}

impl std::error::Error for BuildError {}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEnvironment { variable } => write!(
                f,
                "{variable} is not set; call generate_versions() from a build.rs that cargo runs"
            ),
            Self::Unreadable { path, reason } => {
                write!(
                    f,
                    "{} cannot be read ({reason}); restore it or make it readable",
                    path.display()
                )
            }
            Self::Unwritable { file, reason } => {
                write!(
                    f,
                    "{} cannot be written ({reason}); free space or correct its permissions",
                    file.display()
                )
            }
            Self::Manifest(error) => error.fmt(f),
            Self::WrongType { location, expected } => {
                write!(f, "{location} is not {expected}; write {expected}")
            }
            Self::NothingToVersion { file } => write!(
                f,
                "{}: nothing to version; add a view/ folder (core), \
                 [package.metadata.playground.implements] core_path = \"…\" (system, plugin) or \
                 [package.metadata.playground] model = true (component model), or remove build.rs",
                file.display()
            ),
            Self::CoreImplements { file } => write!(
                f,
                "{}: package.metadata.playground.implements stands in a core crate (it has a view/ \
                 folder); remove the table, or move the implementation into a crate of its own",
                file.display()
            ),
            Self::NoCorePath { location } => write!(
                f,
                "{location} names no core; add core_path = \"../core/…\" or core_paths = [\"../core/…\"]"
            ),
            Self::CoreMissing {
                location,
                core_path,
                folder,
            } => write!(
                f,
                "{location} = \"{core_path}\" leads to {}, where there is no Cargo.toml; write the path \
                 of the core's folder, relative to this file",
                folder.display()
            ),
            Self::NotACore {
                location,
                core,
                folder,
            } => write!(
                f,
                "{location} leads to {core} ({}), which is not a core crate: it has no view/ folder; \
                 write the path of the core whose contract this crate implements",
                folder.display()
            ),
            Self::CoreTwice { location, core } => {
                write!(
                    f,
                    "{location} names {core} a second time; remove one of the two"
                )
            }
            Self::CoreNotADependency {
                location,
                core,
                core_path,
            } => {
                write!(
                    f,
                    "{location} names {core}, which is not a dependency of this package; add "
                )?;
                match core_path {
                    Some(path) => write!(f, "{core} = {{ path = \"{path}\" }} to [dependencies]"),
                    None => write!(f, "{core} to [dependencies], or correct the name"),
                }
            }
            Self::ProvidesNoCore { location } => write!(
                f,
                "{location} is missing; write core = \"…\", the package name of the core that this \
                 system provides"
            ),
            Self::ProvidedNotImplemented {
                location,
                core,
                implemented,
            } => write!(
                f,
                "{location} names {core}, but this package implements {}; let \
                 package.metadata.playground.implements.core_path lead to {core}, or correct the name",
                listed(implemented)
            ),
            Self::UnknownFeature {
                location,
                feature,
                core,
                core_file,
                declared,
            } => write!(
                f,
                "{location} names \"{feature}\", which {core} does not declare; it declares {}; \
                 correct the name, or add it to [package.metadata.playground] features in {}",
                listed(declared),
                core_file.display()
            ),
        }
    }
}

fn listed(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}
