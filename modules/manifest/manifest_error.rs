//! [`ManifestError`].

use crate::source_location::SourceLocation;
use std::fmt;

/// Why a manifest could not be read. The message starts with the location and ends with the remedy.
///
/// The texts are written by hand and not derived: a derive would put syn in front of every build.
/// Locations are boxed to keep `Result`s small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManifestError {
    /// There is no such file.
    Missing {
        /// The manifest.
        location: Box<SourceLocation>,
    },
    /// It is there, but cannot be read.
    Unreadable {
        /// The manifest.
        location: Box<SourceLocation>,
        /// The system's error message.
        reason: String,
    },
    /// It is not TOML.
    Syntax {
        /// Where the parser stopped.
        location: Box<SourceLocation>,
        /// The parser's error message.
        reason: String,
    },
    /// It describes no package.
    NoPackage {
        /// The manifest.
        location: Box<SourceLocation>,
    },
}

impl ManifestError {
    /// Where to correct it.
    pub fn location(&self) -> &SourceLocation {
        match self {
            Self::Missing { location }
            | Self::Unreadable { location, .. }
            | Self::Syntax { location, .. }
            | Self::NoPackage { location } => location,
        }
    }
}

impl std::error::Error for ManifestError {}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.location())?;
        match self {
            Self::Missing { .. } => f.write_str(
                "there is no such file; open the folder of a Cargo package, or correct the path \
                 that leads here",
            ),
            Self::Unreadable { reason, .. } => {
                write!(
                    f,
                    "cannot be read ({reason}); make it a readable UTF-8 file"
                )
            }
            Self::Syntax { reason, .. } => {
                write!(f, "not valid TOML: {reason}; correct it there")
            }
            Self::NoPackage { .. } => f.write_str(
                "[package] with a name is missing; add [package] name = \"…\", or open a member of \
                 this workspace",
            ),
        }
    }
}
