//! Normalised paths, for comparisons and messages.

use std::path::{Component, Path, PathBuf};

/// The path with `.` and `..` resolved in its text, and then the links in it followed, where it
/// exists: a project of its own reaches the editor's packages through links.
pub fn canonical(path: &Path) -> PathBuf {
    let path = without_dots(path);
    path.canonicalize().unwrap_or(path)
}

/// The path with `.` and `..` resolved in its text only.
pub fn without_dots(path: &Path) -> PathBuf {
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

/// The path that leads from `folder` to `path`, both absolute and without `..`: `../ecs/view`.
pub fn relative_to(folder: &Path, path: &Path) -> PathBuf {
    let mut up = PathBuf::new();
    for ancestor in folder.ancestors() {
        if let Ok(down) = path.strip_prefix(ancestor) {
            return up.join(down);
        }
        up.push("..");
    }
    path.to_path_buf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_path_joined_to_its_folder_is_the_path() {
        for (folder, path, expected) in [
            ("/a/core/ecs", "/a/core/ecs/view/world.rs", "view/world.rs"),
            ("/a/systems/ecs", "/a/core/ecs/view", "../../core/ecs/view"),
            ("/a/ecs", "/a/ecs-more", "../ecs-more"),
        ] {
            let relative = relative_to(Path::new(folder), Path::new(path));
            assert_eq!(relative, Path::new(expected));
            let joined = without_dots(&Path::new(folder).join(expected));
            assert_eq!(joined, Path::new(path));
        }
    }
}
