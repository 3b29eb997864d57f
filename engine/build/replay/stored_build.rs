//! [`StoredBuild`]: what a process knows of a build, for the next one.

use super::build_variables::BuildVariables;
use super::compiler::Compiler;
use super::known_build::Calls;
use super::last_build::LastBuild;
use playground_base::serde_json;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file in the folder of a profile.
const NAME: &str = "playground-replay.json";

/// Changes with the meaning of what is stored.
const FORMAT: u32 = 1;

/// What a process knows of a build, beside the build. The next process does not run cargo either while
/// everything is as it was: what the process that built compares before each build, and the environment.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredBuild {
    format: u32,
    variables: BuildVariables,
    /// The compiler.
    pub compiler: Compiler,
    /// The calls of the compiler.
    pub calls: Calls,
    /// The build.
    pub last: LastBuild,
}

impl StoredBuild {
    /// What this process knows.
    pub fn of(compiler: Compiler, calls: Calls, last: LastBuild) -> Self {
        Self {
            format: FORMAT,
            variables: BuildVariables::of_process(&last.variables()),
            compiler,
            calls,
            last,
        }
    }

    /// The one in a target folder. `None` when there is none, or the environment is another one.
    pub fn read(target: &Path) -> Option<Self> {
        let file = file_in(target);
        let bytes = fs::read(&file).ok()?;
        let stored: Self = match serde_json::from_slice(&bytes) {
            Ok(stored) => stored,
            Err(error) => {
                tracing::debug!("{}: {error}; cargo builds", file.display());
                return None;
            }
        };
        let now = BuildVariables::of_process(&stored.variables.names());
        (stored.format == FORMAT && stored.variables == now).then_some(stored)
    }

    /// Writes it as a whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written; what was there before is then outdated, and stays.
    pub fn write(&self, target: &Path) -> io::Result<()> {
        let file = file_in(target);
        let new = file.with_extension(format!("{}.new", std::process::id()));
        let bytes = serde_json::to_vec(self).map_err(io::Error::other)?;
        let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, file));
        if written.is_err() {
            let _may_not_exist = fs::remove_file(new);
        }
        written
    }

    /// Removes the one in a target folder: cargo is about to build.
    pub fn remove(target: &Path) {
        let file = file_in(target);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::debug!("{} stays: {error}", file.display());
            }
            _ => {}
        }
    }
}

fn file_in(target: &Path) -> PathBuf {
    target.join("debug").join(NAME)
}
