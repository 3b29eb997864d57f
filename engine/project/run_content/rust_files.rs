//! The Rust files in a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The most files that are looked at: a package that has more is not made by people.
const MOST_FILES: usize = 10_000;

/// The Rust files below a folder, in order. Links are followed once, except those to a folder around it. What
/// is in a folder for which `is_left_out` is true, which gets the path without links, is left out.
pub fn rust_files(folder: &Path, is_left_out: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let Ok(root) = folder.canonicalize() else {
        return Vec::new();
    };
    let (mut files, mut seen) = (Vec::new(), BTreeSet::from([root.clone()]));
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            // Follows links.
            let Ok(about) = fs::metadata(&path) else {
                continue;
            };
            if !about.is_dir() {
                let is_rust = path.extension().is_some_and(|extension| extension == "rs");
                files.extend(is_rust.then_some(path));
            } else if let Ok(real) = path.canonicalize()
                && !root.starts_with(&real)
                && !is_left_out(&real)
                && seen.insert(real)
            {
                waiting.push(path);
            }
        }
        if files.len() > MOST_FILES {
            break;
        }
    }
    files.sort();
    files
}
