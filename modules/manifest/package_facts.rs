//! Properties of the package of a manifest.

use crate::manifest::Manifest;
use crate::manifest_error::ManifestError;
use crate::source_location::SourceLocation;
use std::path::PathBuf;
use toml_edit::Item;

impl Manifest {
    /// `[package] name`.
    ///
    /// # Errors
    /// When it describes no package.
    pub fn package_name(&self) -> Result<String, ManifestError> {
        self.item(&["package", "name"])
            .and_then(Item::as_str)
            .map(str::to_owned)
            .ok_or_else(|| ManifestError::NoPackage {
                location: Box::new(SourceLocation::file(&self.file)),
            })
    }

    /// Whether it is a core: a crate with contracts, which has a `view/` folder beside its
    /// manifest.
    pub fn is_core(&self) -> bool {
        self.folder.join("view").is_dir()
    }

    /// Whether it is a component model: `[package.metadata.playground] model = true`.
    pub fn is_model(&self) -> bool {
        self.item(&["package", "metadata", "playground", "model"])
            .and_then(Item::as_bool)
            .unwrap_or(false)
    }

    /// The root file of the library.
    pub fn library_root(&self) -> PathBuf {
        let root = self.item(&["lib", "path"]).and_then(Item::as_str);
        self.folder.join(root.unwrap_or("src/lib.rs"))
    }

    /// The features of cargo, `[features]`, without `default`.
    pub fn cargo_features(&self) -> Vec<String> {
        let table = self.table(&["features"]);
        let keys = table.into_iter().flat_map(|table| table.iter());
        keys.map(|(key, _)| key.to_owned())
            .filter(|feature| feature != "default")
            .collect()
    }
}
