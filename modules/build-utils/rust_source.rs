//! The `.rs` files below a folder, in an order that does not depend on the machine.

use std::path::{Path, PathBuf};

use crate::build_error::BuildError;
use crate::token_hash::hash_files;

/// Folders of a package that are not part of its library.
const NOT_LIBRARY: [&str; 4] = ["tests", "benches", "examples", "target"];

struct SourceFile {
    /// Relative to the folder, with `/` on every platform.
    path: String,
    content: Vec<u8>,
}

/// The hash of every `.rs` file below `folder`; a folder that is not there counts as empty.
pub fn hash_folder(folder: &Path) -> Result<u32, BuildError> {
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(folder, "", &|_, _| true, &mut files)?;
    }
    Ok(hash_sorted(files))
}

/// The sources of a library.
pub struct LibrarySources {
    pub hash: u32,
    pub files: Vec<PathBuf>,
}

/// The sources of a library whose root file is in `folder`: everything below it but
/// the build script, tests, benches, examples, and packages nested inside.
pub fn hash_library(folder: &Path) -> Result<LibrarySources, BuildError> {
    let mut files = Vec::new();
    collect(folder, "", &is_library_entry, &mut files)?;
    Ok(LibrarySources {
        files: files.iter().map(|file| folder.join(&file.path)).collect(),
        hash: hash_sorted(files),
    })
}

fn is_library_entry(relative: &str, path: &Path) -> bool {
    relative != "build.rs"
        && !NOT_LIBRARY.contains(&relative)
        && !(path.is_dir() && path.join("Cargo.toml").is_file())
}

fn hash_sorted(mut files: Vec<SourceFile>) -> u32 {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    hash_files(
        files
            .iter()
            .map(|file| (file.path.as_str(), file.content.as_slice())),
    )
}

fn collect(
    folder: &Path,
    prefix: &str,
    wanted: &impl Fn(&str, &Path) -> bool,
    files: &mut Vec<SourceFile>,
) -> Result<(), BuildError> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| BuildError::unreadable(folder, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| BuildError::unreadable(folder, error))?;
        let path = entry.path();
        let relative = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if !wanted(&relative, &path) {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{relative}/"), wanted, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let content =
                std::fs::read(&path).map_err(|error| BuildError::unreadable(&path, error))?;
            files.push(SourceFile {
                path: relative,
                content,
            });
        }
    }
    Ok(())
}
