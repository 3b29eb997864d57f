//! Staging: a library is copied under a name made of its content before it is opened.

use crate::{Library, fingerprint};
use playground_modules_types::ModuleError;
use std::path::{Path, PathBuf};

/// A copy of a library that no later build overwrites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedLibrary {
    /// The copy.
    pub library: Library,
    /// Hash of its content.
    pub fingerprint: u64,
    /// The path of the original.
    pub built: PathBuf,
    /// Its size.
    pub size_bytes: u64,
}

/// Copies the library at `built` into `folder` under a content-hashed name. The dynamic linker
/// returns the loaded library for a path that it knows, so every build needs its own name; an equal
/// build has the same name and gets the same library.
pub fn stage(built: &Path, folder: &Path, crate_name: &str) -> Result<StagedLibrary, ModuleError> {
    let failed = |error: std::io::Error| ModuleError::Load {
        file: built.to_path_buf(),
        reason: error.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let fingerprint = fingerprint(built).map_err(failed)?;
    let name = format!(
        "{crate_name}-{fingerprint:016x}{}",
        std::env::consts::DLL_SUFFIX
    );
    let copy = folder.join(&name);
    // A power cut may have left the name without the content.
    if crate::fingerprint(&copy).ok() != Some(fingerprint) {
        // Of this thread alone: several engines of a process may stage the same library at once.
        let (process, thread) = (std::process::id(), std::thread::current().id());
        let partial = folder.join(format!("{name}.{process}-{thread:?}"));
        let copied = std::fs::copy(built, &partial);
        let copied = copied.and_then(|_| std::fs::rename(&partial, &copy));
        if copied.is_err() {
            // On a full disk, it would take what little space is left.
            let _may_not_exist = std::fs::remove_file(&partial);
        }
        copied.map_err(failed)?;
    }
    let size_bytes = std::fs::metadata(&copy).map_err(failed)?.len();
    Ok(StagedLibrary {
        library: Library::new(&copy, crate_name),
        fingerprint,
        built: built.to_path_buf(),
        size_bytes,
    })
}

/// A library that is used without a copy: one that the process has already loaded.
pub fn in_place(file: &Path, crate_name: &str) -> Result<StagedLibrary, ModuleError> {
    let size = std::fs::metadata(file).map_err(|error| ModuleError::Load {
        file: file.to_path_buf(),
        reason: error.to_string(),
    })?;
    Ok(StagedLibrary {
        library: Library::new(file, crate_name),
        fingerprint: 0,
        built: file.to_path_buf(),
        size_bytes: size.len(),
    })
}
