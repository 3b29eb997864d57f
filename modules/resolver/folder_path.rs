//! Paths that can be compared.

use std::path::{Component, Path, PathBuf};

/// The path with `.` and `..` resolved in its text, and then the links in it followed, where it
/// exists: a project of its own reaches the editor's packages through links.
pub fn normal(path: &Path) -> PathBuf {
    let path = without_dots(path);
    path.canonicalize().unwrap_or(path)
}

fn without_dots(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if result.file_name().is_some() => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    result
}
