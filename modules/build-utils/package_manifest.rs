//! A `Cargo.toml`, and the few things of it that versions depend on.

use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, Table, TableLike};

use crate::build_error::BuildError;
use crate::place::{Place, line_and_column};
use crate::rust_source::hash_library;

/// A parsed manifest that still knows where each key stands.
pub struct PackageManifest {
    /// The package's folder.
    pub folder: PathBuf,
    /// `folder/Cargo.toml`.
    pub file: PathBuf,
    /// Name of the package.
    pub name: String,
    pub(crate) document: Document<String>,
}

impl PackageManifest {
    /// Reads `folder/Cargo.toml`, which must describe a package.
    ///
    /// # Errors
    /// A file that is missing, is no TOML or describes no package.
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
    pub(crate) fn place(&self, item: &Item, key: &str) -> Box<Place> {
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
    pub(crate) fn string<'a>(&self, item: &'a Item, key: &str) -> Result<&'a str, BuildError> {
        item.as_str().ok_or_else(|| BuildError::WrongType {
            place: self.place(item, key),
            expected: "a string",
        })
    }

    /// The strings of the array at `item`, or the message that something else stands there.
    pub(crate) fn strings<'a>(
        &self,
        item: &'a Item,
        key: &str,
    ) -> Result<Vec<&'a str>, BuildError> {
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

    /// The name by which other crates know the library.
    pub fn library_name(&self) -> String {
        let name = self.item(&["lib", "name"]).and_then(Item::as_str);
        name.map_or_else(|| crate_name(&self.name), str::to_owned)
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

    /// The hash of the tokens of the library's sources: the state format version of components that
    /// stand in it.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn library_hash(&self) -> Result<u32, BuildError> {
        Ok(hash_library(&self.library_folder())?.hash)
    }

    /// The features this core offers: `[features]` and `[package.metadata.playground] features`.
    pub(crate) fn declared_features(&self) -> Result<Vec<String>, BuildError> {
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
}

pub(crate) fn field<'a>(item: &'a Item, key: &str) -> Option<&'a Item> {
    item.as_table_like()?.get(key)
}

pub(crate) fn item_at<'a>(root: &'a dyn TableLike, keys: &[&str]) -> Option<&'a Item> {
    let (first, rest) = keys.split_first()?;
    rest.iter()
        .try_fold(root.get(first)?, |item, key| field(item, key))
}

pub(crate) fn read_document(folder: &Path) -> Result<(PathBuf, Document<String>), BuildError> {
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

fn crate_name(package: &str) -> String {
    package.replace('-', "_")
}
