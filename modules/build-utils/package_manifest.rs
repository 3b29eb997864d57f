//! A `Cargo.toml`, and the few things of it that versions depend on.

use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, TableLike};

use crate::build_error::BuildError;
use crate::place::{Place, line_and_column};

/// The tables that make one package's dylib a dependency of another's.
const DEPENDENCIES: &str = "dependencies";

/// A parsed manifest that still knows where each key stands.
pub struct PackageManifest {
    pub folder: PathBuf,
    pub file: PathBuf,
    pub name: String,
    document: Document<String>,
}

impl PackageManifest {
    /// Reads `folder/Cargo.toml`, which must describe a package.
    pub fn read(folder: &Path) -> Result<Self, BuildError> {
        let (file, document) = read_document(folder)?;
        let name = item_at(document.as_table(), &["package", "name"])
            .and_then(Item::as_str)
            .map(str::to_owned)
            .ok_or_else(|| BuildError::NotAPackage { file: file.clone() })?;
        Ok(Self {
            folder: folder.to_owned(),
            file,
            name,
            document,
        })
    }

    /// The item at a path of keys, e.g. `["package", "metadata", "provides"]`.
    pub fn item(&self, keys: &[&str]) -> Option<&Item> {
        item_at(self.document.as_table(), keys)
    }

    /// The place of an item of this manifest under the name of its key.
    pub fn place(&self, item: &Item, key: &str) -> Box<Place> {
        let line = item
            .span()
            .map(|span| line_and_column(self.document.raw(), span.start).0);
        Box::new(Place {
            file: self.file.clone(),
            line,
            key: key.to_owned(),
        })
    }

    /// The string at `item`, or the message that something else stands there.
    pub fn string<'a>(&self, item: &'a Item, key: &str) -> Result<&'a str, BuildError> {
        item.as_str().ok_or_else(|| BuildError::WrongType {
            place: self.place(item, key),
            expected: "a string",
        })
    }

    /// The strings of the array at `item`, or the message that something else stands there.
    pub fn strings<'a>(&self, item: &'a Item, key: &str) -> Result<Vec<&'a str>, BuildError> {
        item.as_array()
            .and_then(|array| array.iter().map(|value| value.as_str()).collect())
            .ok_or_else(|| BuildError::WrongType {
                place: self.place(item, key),
                expected: "an array of strings",
            })
    }

    /// Whether `[package.metadata.playground] model = true`.
    pub fn is_model(&self) -> bool {
        self.item(&["package", "metadata", "playground", "model"])
            .and_then(Item::as_bool)
            .unwrap_or(false)
    }

    /// The folder that holds the root file of the library.
    pub fn library_folder(&self) -> PathBuf {
        let root = self.item(&["lib", "path"]).and_then(Item::as_str);
        let root = self.folder.join(root.unwrap_or("src/lib.rs"));
        root.parent().unwrap_or(&self.folder).to_owned()
    }

    /// The root file of the library.
    pub fn library_root(&self) -> PathBuf {
        let root = self.item(&["lib", "path"]).and_then(Item::as_str);
        self.folder.join(root.unwrap_or("src/lib.rs"))
    }

    /// The features this core offers: `[features]` and `[package.metadata.playground] features`.
    pub fn declared_features(&self) -> Result<Vec<String>, BuildError> {
        let mut features: Vec<String> = self
            .item(&["features"])
            .and_then(Item::as_table_like)
            .map(|table| table.iter().map(|(key, _)| key.to_owned()).collect())
            .unwrap_or_default();
        features.retain(|feature| feature != "default");
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
        let root = self.document.as_table();
        let for_targets = item_at(root, &["target"])
            .and_then(Item::as_table_like)
            .into_iter()
            .flat_map(|targets| targets.iter())
            .filter_map(|(_, target)| target.as_table_like()?.get(DEPENDENCIES));
        root.get(DEPENDENCIES)
            .into_iter()
            .chain(for_targets)
            .filter_map(Item::as_table_like)
            .flat_map(|table| table.iter())
            .any(|(key, dependency)| self.package_of(key, dependency) == name)
    }

    /// The package behind a dependency; a workspace may have renamed what the member inherits.
    fn package_of(&self, key: &str, dependency: &Item) -> String {
        let inherited = field(dependency, "workspace").and_then(Item::as_bool) == Some(true);
        if inherited {
            return renamed_in_workspace(&self.folder, key).unwrap_or_else(|| key.to_owned());
        }
        let renamed = field(dependency, "package").and_then(Item::as_str);
        renamed.unwrap_or(key).to_owned()
    }
}

fn renamed_in_workspace(folder: &Path, key: &str) -> Option<String> {
    let (_, root) = folder
        .ancestors()
        .filter_map(|ancestor| read_document(ancestor).ok())
        .find(|(_, document)| document.get("workspace").is_some())?;
    item_at(
        root.as_table(),
        &["workspace", DEPENDENCIES, key, "package"],
    )
    .and_then(Item::as_str)
    .map(str::to_owned)
}

fn field<'a>(item: &'a Item, key: &str) -> Option<&'a Item> {
    item.as_table_like()?.get(key)
}

fn item_at<'a>(root: &'a dyn TableLike, keys: &[&str]) -> Option<&'a Item> {
    let (first, rest) = keys.split_first()?;
    rest.iter()
        .try_fold(root.get(first)?, |item, key| field(item, key))
}

fn read_document(folder: &Path) -> Result<(PathBuf, Document<String>), BuildError> {
    let file = folder.join("Cargo.toml");
    let text =
        std::fs::read_to_string(&file).map_err(|error| BuildError::unreadable(&file, error))?;
    match Document::parse(text.clone()) {
        Ok(document) => Ok((file, document)),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let (line, column) = line_and_column(&text, start);
            Err(BuildError::Syntax {
                file,
                line,
                column,
                reason: error.message().replace('\n', ", "),
            })
        }
    }
}
