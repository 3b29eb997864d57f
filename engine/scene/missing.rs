//! [`MissingModule`]: a module of the scene that the project declares and that is not loaded.

use std::collections::BTreeSet;

/// A module that the project declares, that is not loaded, and of which the scene has components.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingModule {
    /// The module.
    pub package: String,
    /// Names of the components in the scene that it, or a model crate that it brings, declares.
    pub components: BTreeSet<String>,
}

impl MissingModule {
    /// `rocks-plugin is not loaded, and the scene has components of it: rocks-model::Rock`.
    pub fn text(&self) -> String {
        let names: Vec<&str> = self.components.iter().map(String::as_str).collect();
        format!(
            "{} is not loaded, and the scene has components of it: {}",
            self.package,
            names.join(", ")
        )
    }
}
