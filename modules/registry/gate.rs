//! The build gate: checks that the shared libraries of this process did not change.

use playground_base::loader::fingerprint;
use playground_base::{ModuleError, stable_id};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The libraries of this process that a reload cannot replace, with their state at the start: the
/// base, the library of graphics, and every core.
#[derive(Debug)]
pub struct SharedLibraries {
    libraries: Vec<SharedLibrary>,
}

#[derive(Debug)]
struct SharedLibrary {
    file: PathBuf,
    stamp: Option<(SystemTime, u64)>,
    fingerprint: u64,
}

impl SharedLibraries {
    /// Takes the fingerprints of `files`. Takes about 40 ms for a base of 60 MB: call it in
    /// parallel with the start, before anything is built.
    pub fn of(files: &[PathBuf]) -> Result<Self, ModuleError> {
        let library = |file: &PathBuf| {
            Ok(SharedLibrary {
                file: file.clone(),
                stamp: stamp_of(file),
                fingerprint: read(file)?,
            })
        };
        Ok(Self {
            libraries: files
                .iter()
                .map(library)
                .collect::<Result<_, ModuleError>>()?,
        })
    }

    /// One hash for all of them: modules that were built against the same ones fit together.
    pub fn fingerprint(&self) -> u64 {
        let libraries = self.libraries.iter();
        let mut all: Vec<_> = libraries
            .map(|library| (library.file.file_name(), library.fingerprint))
            .collect();
        all.sort_unstable();
        let text: Vec<String> = all.iter().map(|library| format!("{library:?}")).collect();
        stable_id(&text.join("\n"))
    }

    /// Returns an error when a shared library on disk is not the one of this process any more:
    /// later builds would be built against the new one.
    pub fn check_shared(&self, package: &str) -> Result<(), ModuleError> {
        for library in &self.libraries {
            if library.is_replaced()? {
                let name = library.file.file_name().unwrap_or_default();
                let name = name.to_string_lossy().into_owned();
                return Err(ModuleError::Build {
                    module: package.to_owned(),
                    expected: format!("{name} of before"),
                    found: format!("a changed {name}"),
                    remedy: "a contract or a shared library changed: restart the editor".into(),
                });
            }
        }
        Ok(())
    }
}

impl SharedLibrary {
    /// Equal size and time mean unchanged; otherwise the content decides.
    fn is_replaced(&self) -> Result<bool, ModuleError> {
        let stamp = stamp_of(&self.file);
        Ok((stamp.is_none() || stamp != self.stamp) && read(&self.file)? != self.fingerprint)
    }
}

fn stamp_of(file: &Path) -> Option<(SystemTime, u64)> {
    let metadata = std::fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

fn read(file: &Path) -> Result<u64, ModuleError> {
    fingerprint(file).map_err(|error| ModuleError::Load {
        file: file.to_path_buf(),
        reason: error.to_string(),
    })
}
