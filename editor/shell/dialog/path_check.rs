//! [`CheckedPath`]: a path that the user types, with its problem.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A path as the user types it. It is checked only when the text changes.
#[derive(Clone, Debug)]
pub struct CheckedPath {
    /// The text in the field.
    pub text: String,
    checked: Option<String>,
    problem: Option<String>,
    check: fn(&Path) -> Option<String>,
}

impl CheckedPath {
    /// A field with a check; `check` returns the problem of a path, if any.
    pub fn new(text: String, check: fn(&Path) -> Option<String>) -> Self {
        Self {
            text,
            checked: None,
            problem: None,
            check,
        }
    }

    /// The path, with `~` replaced by the user's home folder.
    pub fn path(&self) -> PathBuf {
        let text = self.text.trim();
        match (text.strip_prefix('~'), home()) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
            _ => PathBuf::from(text),
        }
    }

    /// The problem of the path; `None` when it can be used.
    pub fn problem(&mut self) -> Option<&str> {
        if self.checked.as_ref() != Some(&self.text) {
            self.problem = if self.text.trim().is_empty() {
                Some("Enter a folder.".to_owned())
            } else {
                (self.check)(&self.path())
            };
            self.checked = Some(self.text.clone());
        }
        self.problem.as_deref()
    }
}

/// The user's home folder.
pub fn home() -> Option<PathBuf> {
    std::env::var_os("HOME")
        .map(PathBuf::from)
        .filter(|home| home.is_absolute())
}

/// Why the folder is no project; `None` when it looks like one.
pub fn project_problem(folder: &Path) -> Option<String> {
    if !folder.exists() {
        return Some("There is no such folder.".to_owned());
    }
    if !folder.is_dir() {
        return Some("This is a file: choose the folder that it is in.".to_owned());
    }
    match manifest_text(folder) {
        None => Some("There is no Cargo.toml in this folder.".to_owned()),
        Some(text) if !text.contains("package.metadata.modules") => Some(
            "Its Cargo.toml declares no modules ([[package.metadata.modules.core]]).".to_owned(),
        ),
        Some(_) => None,
    }
}

/// Whether the folder is a project.
pub fn is_project(folder: &Path) -> bool {
    manifest_text(folder).is_some_and(|text| text.contains("package.metadata.modules"))
}

/// The first 256 KiB of a folder's Cargo.toml.
fn manifest_text(folder: &Path) -> Option<String> {
    const MAX_BYTES: u64 = 256 * 1024;
    let file = fs::File::open(folder.join("Cargo.toml")).ok()?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
