//! Paths that can be compared.

use std::path::{Component, Path, PathBuf};

/// The path with `.` and `..` resolved in its text; no file is asked, so a link stays a link.
pub fn normal(path: &Path) -> PathBuf {
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
