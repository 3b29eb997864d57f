//! A `Cargo.toml`, and the few things of it that versions depend on.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use playground_modules_manifest::{Inherited, Manifest, dependencies_of, workspace_root};
use toml_edit::Item;

use crate::build_error::BuildError;
use crate::key_location::KeyLocation;

/// The manifest of a package.
pub struct PackageManifest {
    pub name: String,
    manifest: Manifest,
}

impl PackageManifest {
    /// Reads `folder/Cargo.toml`, which must describe a package.
    pub fn read(folder: &Path) -> Result<Self, BuildError> {
        let manifest = Manifest::read(folder)?;
        Ok(Self {
            name: manifest.package_name()?,
            manifest,
        })
    }

    /// The location of an item of this manifest under the name of its key.
    pub fn key_location(&self, item: &Item, key: &str) -> Box<KeyLocation> {
        Box::new(KeyLocation {
            location: self.location(item.span()),
            key: key.to_owned(),
        })
    }

    /// The string at `item`, or the message that something else stands there.
    pub fn string<'a>(&self, item: &'a Item, key: &str) -> Result<&'a str, BuildError> {
        item.as_str().ok_or_else(|| BuildError::WrongType {
            location: self.key_location(item, key),
            expected: "a string",
        })
    }

    /// The strings of the array at `item`, or the message that something else stands there.
    pub fn strings<'a>(&self, item: &'a Item, key: &str) -> Result<Vec<&'a str>, BuildError> {
        item.as_array()
            .and_then(|array| array.iter().map(|value| value.as_str()).collect())
            .ok_or_else(|| BuildError::WrongType {
                location: self.key_location(item, key),
                expected: "an array of strings",
            })
    }

    /// The folder that holds the root file of the library.
    pub fn library_folder(&self) -> PathBuf {
        let root = self.library_root();
        root.parent().unwrap_or(&self.folder).to_owned()
    }

    /// The features this core offers: `[features]` and `[package.metadata.playground] features`.
    pub fn declared_features(&self) -> Result<Vec<String>, BuildError> {
        let mut features = self.cargo_features();
        if let Some(item) = self.item(&["package", "metadata", "playground", "features"]) {
            let listed = self.strings(item, "package.metadata.playground.features")?;
            features.extend(listed.into_iter().map(str::to_owned));
        }
        features.sort();
        features.dedup();
        Ok(features)
    }

    /// Whether a normal dependency of this package is the package `name`, under whatever key.
    pub fn depends_on(&self, name: &str) -> bool {
        let root = workspace_root(&self.folder);
        let inherited = root.as_ref().map(Inherited::read).unwrap_or_default();
        let dependencies = dependencies_of(&self.manifest, &inherited);
        dependencies.iter().any(|other| other.package == name)
    }
}

impl Deref for PackageManifest {
    type Target = Manifest;

    fn deref(&self) -> &Manifest {
        &self.manifest
    }
}
