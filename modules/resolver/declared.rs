//! A name as a manifest writes it.

use std::fmt;

use crate::place::Place;

/// A name (of a package, a feature, a file) and where the manifest writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub name: String,
    pub place: Place,
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
