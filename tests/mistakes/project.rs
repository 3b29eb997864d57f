//! [`Project`]: the project that contains a wrong program.

use crate::{Mistake, Part};
use std::path::{Path, PathBuf};
use std::{fs, io};
use tempfile::TempDir;

/// A folder with a model crate and a plugin, as New Project makes them.
pub struct Project {
    folder: TempDir,
}

const FILES: [&str; 6] = [
    "Cargo.toml",
    "model/Cargo.toml",
    "model/lib.rs",
    "plugin/Cargo.toml",
    "plugin/game.rs",
    "plugin/lib.rs",
];

impl Project {
    /// A project without mistakes.
    pub fn right() -> io::Result<Self> {
        let project = Self {
            folder: TempDir::new()?,
        };
        for file in FILES {
            let to = project.path(file);
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent)?;
            }
            let from = source_folder().join("fixture").join(file);
            fs::copy(from.with_extension(extension_of(file)), to)?;
        }
        Ok(project)
    }

    /// A project with one mistake.
    pub fn wrong(mistake: &Mistake) -> io::Result<Self> {
        let project = Self::right()?;
        let program = source_folder().join("programs").join(mistake.program);
        fs::copy(program, project.path(mistake.part.path()))?;
        Ok(project)
    }

    /// A path in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The folder of the crate that a part belongs to.
    pub fn crate_folder(&self, part: Part) -> PathBuf {
        self.path(if part.is_model() { "model" } else { "plugin" })
    }
}

/// The extension that is appended to manifests here, because they are no packages of this
/// workspace.
fn extension_of(file: &str) -> &'static str {
    if file.ends_with(".toml") {
        "toml.in"
    } else {
        "rs"
    }
}

fn source_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
