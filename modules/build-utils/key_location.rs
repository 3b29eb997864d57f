//! [`KeyLocation`]: the location of a key in a manifest.

use std::fmt;

use playground_modules_manifest::SourceLocation;

/// A key of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLocation {
    /// The location of its value.
    pub location: SourceLocation,
    /// The whole path of the key, e.g. `package.metadata.provides.core`.
    pub key: String,
}

impl fmt::Display for KeyLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.key)
    }
}
