//! [`TargetSeed`]: fills the target folder of one workspace from that of another.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A target folder that is filled with what another one holds, so that only what differs is
/// compiled.
///
/// The large files (libraries, and what the compiler keeps of them) are hard links where the file
/// system allows: cargo and the linker replace those, and never write into them. What cargo writes
/// in place (fingerprints, lists of sources, output of build scripts) is copied: if it were shared,
/// a change in one workspace would make cargo skip outdated files in the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSeed {
    /// The folder of a profile (`target/debug`) to copy from.
    pub from: PathBuf,
    /// The profile folder to fill.
    pub to: PathBuf,
}

/// The parts of a profile's folder that are copied. Executables and libraries beside them are made
/// from them, and incremental state is valid in one folder only.
const TAKEN: [&str; 3] = [".fingerprint", "build", "deps"];

impl TargetSeed {
    /// True when the target folder was filled or built in before.
    pub fn is_filled(&self) -> bool {
        self.to.join(".fingerprint").exists()
    }

    /// Keeps builds out of the source folder while the value lives, so that no half-finished build
    /// is copied. `None` while a build runs there.
    ///
    /// # Errors
    /// When nothing was ever built there.
    pub fn lock(&self) -> io::Result<Option<File>> {
        let lock = File::open(self.from.join(".cargo-lock"))?;
        match lock.try_lock_shared() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Fills the folder: all of it, or nothing.
    ///
    /// # Errors
    /// When the file system refuses; the folder is then unchanged.
    pub fn fill(&self) -> io::Result<()> {
        let new = self.to.with_extension("new");
        let filled = self
            .copy_into(&new)
            .and_then(|()| fs::rename(&new, &self.to));
        if filled.is_err() {
            let _nothing_left = fs::remove_dir_all(&new);
        }
        filled
    }

    fn copy_into(&self, new: &Path) -> io::Result<()> {
        if new.exists() {
            fs::remove_dir_all(new)?;
        }
        for name in TAKEN {
            take_folder(&self.from.join(name), &new.join(name))?;
        }
        self.take_standard_library(new)?;
        // Cargo makes one, but not in a folder that is there already.
        fs::write(new.join(".cargo-lock"), "")
    }
}

impl TargetSeed {
    /// Copies the standard library. The editor's build script puts it beside executables, but does
    /// not run again when its output is copied.
    fn take_standard_library(&self, new: &Path) -> io::Result<()> {
        for entry in fs::read_dir(&self.from)? {
            let entry = entry?;
            let name = entry.file_name();
            if name
                .to_str()
                .is_some_and(|name| name.starts_with("libstd-"))
            {
                copy(&entry.path(), &new.join(&name))?;
            }
        }
        Ok(())
    }
}

fn take_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match entry.file_type()? {
            kind if kind.is_dir() => take_folder(&from, &to)?,
            _ if is_replaced_never_written(&from) && fs::hard_link(&from, &to).is_ok() => {}
            _ => copy(&from, &to)?,
        }
    }
    Ok(())
}

/// True for files that compiler and linker replace as a whole and never modify.
fn is_replaced_never_written(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("rlib" | "rmeta" | "so" | "dylib" | "dll"))
}

/// Copies a file with its time, by which cargo knows what is up to date.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    fn target() -> (tempfile::TempDir, TargetSeed) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let seed = TargetSeed {
            from: folder.path().join("editor/debug"),
            to: folder.path().join("project/debug"),
        };
        for name in [
            "deps/libbase.so",
            "deps/base.d",
            "build/a/output",
            ".fingerprint/a/lib",
            ".cargo-lock",
            "libstd-12.so",
            "editor",
        ] {
            let file = seed.from.join(name);
            fs::create_dir_all(file.parent().expect("in a folder")).expect("a folder");
            fs::write(&file, name).expect("a file");
            let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
            let open = File::options()
                .write(true)
                .open(&file)
                .expect("it is there");
            open.set_modified(old).expect("a time");
        }
        fs::create_dir_all(folder.path().join("project")).expect("a folder");
        (folder, seed)
    }

    #[test]
    fn files_written_in_place_are_copied_with_their_time() {
        let (_folder, seed) = target();
        assert!(!seed.is_filled());
        seed.fill().expect("it can be filled");
        assert!(seed.is_filled());
        for name in ["deps/base.d", "build/a/output", ".fingerprint/a/lib"] {
            let (from, to) = (seed.from.join(name), seed.to.join(name));
            let time = |file: &Path| {
                fs::metadata(file)
                    .and_then(|m| m.modified())
                    .expect("a time")
            };
            assert_eq!(time(&to), time(&from), "{name}");
            fs::write(&to, "changed").expect("a file");
            assert_eq!(fs::read_to_string(&from).expect("a file"), name);
        }
        assert!(seed.to.join("deps/libbase.so").exists());
        assert!(seed.to.join("libstd-12.so").exists());
        assert!(
            !seed.to.join("editor").exists(),
            "executables are linked anew"
        );
    }

    #[test]
    fn lock_is_refused_while_a_build_runs() {
        let (_folder, seed) = target();
        let cargo = File::open(seed.from.join(".cargo-lock")).expect("it is there");
        cargo.lock().expect("a file can be locked");
        assert!(seed.lock().expect("it is there").is_none());
        cargo.unlock().expect("it is locked");
        assert!(seed.lock().expect("it is there").is_some());
        fs::remove_file(seed.from.join(".cargo-lock")).expect("it was there");
        assert!(seed.lock().is_err());
    }

    #[test]
    fn failed_fill_leaves_no_files() {
        let (_folder, seed) = target();
        fs::remove_dir_all(seed.from.join("deps")).expect("it was there");
        assert!(seed.fill().is_err());
        assert!(!seed.is_filled());
        let left = fs::read_dir(seed.to.parent().expect("in a folder")).expect("it is there");
        assert_eq!(left.count(), 0);
    }
}
