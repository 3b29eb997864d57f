//! [`Manifest`].

use crate::manifest_error::ManifestError;
use crate::source_location::SourceLocation;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml_edit::{Document, Item, TableLike};

/// Far above the size of any handwritten manifest. A limit is needed because a project is read
/// before it is trusted.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A parsed `Cargo.toml`. Reading it runs nothing.
#[derive(Debug)]
pub struct Manifest {
    /// Its folder.
    pub folder: PathBuf,
    /// `folder/Cargo.toml`.
    pub file: PathBuf,
    document: Document<String>,
}

impl Manifest {
    /// Reads `folder/Cargo.toml`.
    ///
    /// # Errors
    /// When it is not there, not readable, or not TOML.
    pub fn read(folder: &Path) -> Result<Self, ManifestError> {
        let file = folder.join("Cargo.toml");
        let text = read_text(&file)?;
        let document = Document::parse(text.clone()).map_err(|error| ManifestError::Syntax {
            location: Box::new(SourceLocation::in_text(&file, &text, error.span())),
            reason: error.message().replace('\n', ", "),
        })?;
        Ok(Self {
            folder: folder.to_owned(),
            file,
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

    /// The table at a path of keys, the whole manifest for an empty one; `None` also for another
    /// type of value.
    pub fn table(&self, keys: &[&str]) -> Option<&dyn TableLike> {
        if keys.is_empty() {
            return Some(self.document.as_table());
        }
        self.item(keys)?.as_table_like()
    }

    /// The location of a span that the parser gave.
    pub fn location(&self, span: Option<Range<usize>>) -> SourceLocation {
        SourceLocation::in_text(&self.file, self.document.raw(), span)
    }
}

fn read_text(file: &Path) -> Result<String, ManifestError> {
    let location = Box::new(SourceLocation::file(file));
    let unreadable = |reason: String| ManifestError::Unreadable {
        location: location.clone(),
        reason,
    };
    let about = match std::fs::metadata(file) {
        Ok(about) => about,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(ManifestError::Missing { location });
        }
        Err(error) => return Err(unreadable(error.to_string())),
    };
    // Reading a pipe would block.
    if !about.is_file() {
        return Err(unreadable("it is not a file".to_owned()));
    }
    if about.len() > MOST_BYTES {
        return Err(unreadable(format!("it is larger than {MOST_BYTES} bytes")));
    }
    std::fs::read_to_string(file).map_err(|error| unreadable(error.to_string()))
}
