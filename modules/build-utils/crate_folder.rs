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

/// The way from `folder` to `path`, both absolute and without `..`: `../ecs/view`.
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
    fn the_way_leads_back_to_where_it_began() {
        for (folder, path, expected) in [
            ("/a/core/ecs", "/a/core/ecs/view/world.rs", "view/world.rs"),
            ("/a/systems/ecs", "/a/core/ecs/view", "../../core/ecs/view"),
            ("/a/ecs", "/a/ecs-more", "../ecs-more"),
        ] {
            let way = relative_to(Path::new(folder), Path::new(path));
            assert_eq!(way, Path::new(expected));
            assert_eq!(joined(Path::new(folder), expected), Path::new(path));
        }
    }
}
