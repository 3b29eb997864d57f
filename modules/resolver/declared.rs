//! A name as a manifest writes it.

use playground_modules_manifest::SourceLocation;
use std::fmt;

/// A name (of a package, a feature, a file) and where the manifest writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub name: String,
    pub location: SourceLocation,
}

impl Declared {
    pub fn as_str(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
