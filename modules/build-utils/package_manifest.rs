//! [`PackageManifest`]: the parts of a `Cargo.toml` that versions depend on.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use playground_modules_manifest::{
    Dependency, Inherited, Manifest, dependencies_of, workspace_root,
};
use toml_edit::{Item, Table};

use crate::build_error::BuildError;
use crate::key_location::KeyLocation;
use crate::rust_source::hash_library;

/// The manifest of a package.
pub struct PackageManifest {
    /// Name of the package.
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

    /// The string at `item`, or an error if it has another type.
    pub fn string<'a>(&self, item: &'a Item, key: &str) -> Result<&'a str, BuildError> {
        item.as_str().ok_or_else(|| BuildError::WrongType {
            location: self.key_location(item, key),
            expected: "a string",
        })
    }

    /// The strings of the array at `item`, or an error if it has another type.
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

    /// The root file of the target whose crate is called `name`: the library, else an example, a
    /// test or a program that the manifest lists.
    pub fn root_of(&self, name: &str) -> PathBuf {
        let listed = ["example", "test", "bin", "bench"].iter().flat_map(|kind| {
            let tables = self.item(&[kind]).and_then(Item::as_array_of_tables);
            tables.into_iter().flat_map(|tables| tables.iter())
        });
        let text = |target: &Table, key| target.get(key).and_then(Item::as_str).map(str::to_owned);
        let mut of_name = listed
            .filter(|target| text(target, "name").is_some_and(|own| crate_name(&own) == name));
        let path = of_name.find_map(|target| text(target, "path"));
        match path.filter(|_| name != self.library_name()) {
            Some(path) => self.folder.join(path),
            None => self.library_root(),
        }
    }

    /// The crate name of the library.
    pub fn library_name(&self) -> String {
        let name = self.item(&["lib", "name"]).and_then(Item::as_str);
        name.map_or_else(|| crate_name(&self.name), str::to_owned)
    }

    /// The hash of the tokens of the library's sources: the state format version of the components
    /// in it.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn library_hash(&self) -> Result<u32, BuildError> {
        Ok(hash_library(&self.library_folder())?.hash)
    }

    /// The dependencies in the tables of these names, e.g. `["dependencies"]`, also those for one
    /// target only.
    pub fn dependencies(&self, tables: &[&str]) -> Vec<Dependency> {
        let root = workspace_root(&self.folder);
        let inherited = root.as_ref().map(Inherited::read).unwrap_or_default();
        dependencies_of(&self.manifest, &inherited, tables)
    }

    /// Whether a normal dependency of this package is the package `name`, under whatever key.
    pub fn depends_on(&self, name: &str) -> bool {
        let mut all = self.dependencies(&["dependencies"]).into_iter();
        all.any(|dependency| dependency.package == name)
    }
}

impl Deref for PackageManifest {
    type Target = Manifest;

    fn deref(&self) -> &Manifest {
        &self.manifest
    }
}

fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}
