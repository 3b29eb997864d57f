//! [`CargoState`]: what cargo knows about the last call for a crate.

use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What cargo knows about the last call of the compiler for a library: a folder in `.fingerprint`.
///
/// Cargo compiles a crate again when a source is newer than its list of sources there (`dep-lib-…`),
/// and shows the messages again that it has there (`output-lib-…`) when it does not. When a
/// call was repeated without cargo, both are brought up to date, so that a build by hand does not
/// repeat it once more. If the list names other sources than the compiler read, it stays outdated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CargoState {
    sources: PathBuf,
    messages: PathBuf,
}

impl CargoState {
    /// The state of a library that cargo compiled after `start`. `None` when it is not exactly one
    /// folder: another version of cargo may store it differently.
    pub fn find(
        profile: &Path,
        package: &str,
        crate_name: &str,
        start: SystemTime,
    ) -> Option<Self> {
        let folders = fs::read_dir(profile.join(".fingerprint")).ok()?;
        let folders = folders.flatten().filter(|entry| {
            let name = entry.file_name();
            let name = name.to_str().and_then(|name| name.rsplit_once('-'));
            name.is_some_and(|(name, _)| name == package)
        });
        let mut states = folders.filter_map(|entry| {
            let folder = entry.path();
            let began = modified(&folder.join("invoked.timestamp"))?;
            let state = Self {
                sources: folder.join(format!("dep-lib-{crate_name}")),
                messages: folder.join(format!("output-lib-{crate_name}")),
            };
            (began >= start && state.sources.exists()).then_some(state)
        });
        let state = states.next()?;
        states.next().is_none().then_some(state)
    }

    /// A call begins: the crate is outdated until it ends, also when this process is killed.
    ///
    /// # Errors
    /// When the files cannot be written.
    pub fn begin(&self) -> io::Result<()> {
        set_modified(&self.sources, SystemTime::UNIX_EPOCH)?;
        match fs::remove_file(&self.messages) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// A call that began at `start` succeeded, with these messages of the compiler.
    ///
    /// # Errors
    /// When the files cannot be written; the crate is then outdated.
    pub fn end(&self, start: SystemTime, messages: &str) -> io::Result<()> {
        if !messages.is_empty() {
            fs::write(&self.messages, messages)?;
        }
        set_modified(&self.sources, start)
    }
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

fn set_modified(file: &Path, time: SystemTime) -> io::Result<()> {
    File::options().append(true).open(file)?.set_modified(time)
}
