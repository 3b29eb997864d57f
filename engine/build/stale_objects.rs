//! [`StaleObjects`]: object files that a killed compiler leaves behind.

use playground_core_engine::Problem;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// Object files that the compiler considers up to date but that no longer link.
///
/// Units that were optimised together name each other's symbols with the hash of the unit's content
/// (`NAME.llvm.HASH`). Which units fit together the compiler notes in `thin-lto-past-keys.bin`, a
/// hard link of that of the build before, and writes it in place, before it writes the objects. A
/// compiler that is killed in between leaves the notes of new objects beside old ones, and every
/// build after that fails in the linker until the notes are gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaleObjects {
    /// The profile's folder in the target folder.
    profile: PathBuf,
    /// Crates whose notes are wrong, with underscores.
    crates: BTreeSet<String>,
    /// Libraries that contain such objects; cargo considers them fresh while they exist.
    archives: BTreeSet<PathBuf>,
}

impl StaleObjects {
    /// The stale objects that the linker reports; `None` when no problem is of this kind.
    pub fn of(problems: &[Problem]) -> Option<Self> {
        let is_stale = |problem: &&Problem| {
            let text = &problem.rendered;
            text.contains("undefined hidden symbol") && text.contains(".llvm.")
        };
        let mut stale = Self::default();
        for problem in problems.iter().filter(is_stale) {
            stale.crates.insert(problem.source.replace('-', "_"));
            for line in problem.rendered.lines() {
                if let Some((_, named)) = line.split_once(">>>") {
                    stale.add(named.trim());
                }
            }
        }
        stale.profile.is_absolute().then_some(stale)
    }

    /// The crates, for a message.
    pub fn crates(&self) -> String {
        let crates: Vec<&str> = self.crates.iter().map(String::as_str).collect();
        crates.join(", ")
    }

    /// Removes the notes and the libraries, so that the next build compiles those crates again.
    ///
    /// # Errors
    /// When a file or folder cannot be removed.
    pub fn remove(&self) -> io::Result<()> {
        for archive in &self.archives {
            unless_gone(std::fs::remove_file(archive))?;
        }
        let Ok(folders) = self.profile.join("incremental").read_dir() else {
            return Ok(());
        };
        for folder in folders {
            let folder = folder?;
            let name = folder.file_name();
            let of = name.to_str().and_then(|name| name.rsplit_once('-'));
            if of.is_some_and(|(name, _)| self.crates.contains(name)) {
                unless_gone(std::fs::remove_dir_all(folder.path()))?;
            }
        }
        Ok(())
    }

    /// Adds an object that the linker names: `OBJECT:(SECTION)` or `OBJECT:(SECTION) in archive
    /// FILE`.
    fn add(&mut self, named: &str) {
        let (object, archive) = match named.split_once(" in archive ") {
            Some((object, archive)) => (object, Some(PathBuf::from(archive))),
            None => (named, None),
        };
        let Some((object, _)) = object.split_once(".rcgu.o:") else {
            return;
        };
        let object = Path::new(object);
        let file = archive.as_deref().unwrap_or(object);
        let folder = file.parent().filter(|folder| folder.ends_with("deps"));
        let (Some(profile), Some(name)) = (folder.and_then(Path::parent), object.file_name())
        else {
            return;
        };
        let name = name.to_string_lossy();
        let name = name.split(['-', '.']).next().unwrap_or_default();
        self.profile = profile.to_path_buf();
        self.crates.insert(name.to_owned());
        self.archives.extend(archive);
    }
}

fn unless_gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
