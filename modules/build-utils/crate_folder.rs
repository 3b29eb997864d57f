//! What a crate's folder says about it, without reading a file.

use std::path::{Component, Path, PathBuf};

/// A core crate is the one with contracts: a `view/` folder beside its `Cargo.toml`.
pub fn is_core(folder: &Path) -> bool {
    folder.join("view").is_dir()
}

/// `folder/relative` with `.` and `..` resolved in the text, so that a message and a
/// `rerun-if-changed` line show a path that one can read.
pub fn joined(folder: &Path, relative: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for component in folder.join(relative).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if path.file_name().is_some() => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    path
}
