//! A `Cargo.toml` on disk, parsed, with the place of everything in it.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, TableLike};

use crate::place::Place;
use crate::resolve_error::ResolveError;

/// No manifest written by a person comes near this size. A project is read before it is trusted.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A parsed manifest. Reading it runs nothing.
pub struct ManifestFile {
    pub folder: PathBuf,
    pub path: PathBuf,
    document: Document<String>,
}

impl ManifestFile {
    /// Reads `folder/Cargo.toml`.
    pub fn read(folder: &Path) -> Result<Self, ResolveError> {
        let path = folder.join("Cargo.toml");
        let text = read_text(&path)?;
        let document = Document::parse(text.clone()).map_err(|error| ResolveError::Syntax {
            place: Box::new(Place::in_text(&path, &text, error.span())),
            reason: error.message().replace('\n', ", "),
        })?;
        Ok(Self {
            folder: folder.to_owned(),
            path,
            document,
        })
    }

    /// The item at a path of keys, e.g. `["package", "metadata"]`.
    pub fn item(&self, keys: &[&str]) -> Option<&Item> {
        let (first, rest) = keys.split_first()?;
        rest.iter()
            .try_fold(self.document.get(first)?, |item, key| {
                item.as_table_like()?.get(key)
            })
    }

    /// The table at a path of keys; `None` also when something else stands there.
    pub fn table(&self, keys: &[&str]) -> Option<&dyn TableLike> {
        self.item(keys)?.as_table_like()
    }

    /// The place of a span that the parser gave.
    pub fn place(&self, span: Option<Range<usize>>) -> Place {
        Place::in_text(&self.path, self.document.raw(), span)
    }

    /// `[package] name`.
    pub fn package_name(&self) -> Result<String, ResolveError> {
        self.item(&["package", "name"])
            .and_then(Item::as_str)
            .map(str::to_owned)
            .ok_or_else(|| ResolveError::NoPackage {
                place: Box::new(Place::file(&self.path)),
            })
    }
}

fn read_text(path: &Path) -> Result<String, ResolveError> {
    let place = Box::new(Place::file(path));
    let unreadable = |reason: String| ResolveError::Unreadable {
        place: place.clone(),
        reason,
    };
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(ResolveError::NoManifest { place });
        }
        Err(error) => return Err(unreadable(error.to_string())),
    };
    // A pipe would block for ever.
    if !about.is_file() {
        return Err(unreadable("it is not a file".to_owned()));
    }
    if about.len() > MOST_BYTES {
        return Err(unreadable(format!("it is larger than {MOST_BYTES} bytes")));
    }
    std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))
}
