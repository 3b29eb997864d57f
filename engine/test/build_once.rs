//! [`Built`]: the up-to-date modules of a project.

use crate::GameError;
use playground_core_engine::{Problem, Severity};
use playground_engine::{EngineError, Host, Project, build_stale};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

/// Records which process has built. All tests of a process use what the first one built.
const LOCK: &str = "playground-test.lock";

/// The built modules of a project. While it lives, no other thread or process builds for a test.
pub struct Built {
    _lock: File,
}

impl Built {
    /// Builds what is missing or outdated, unless this process did already.
    ///
    /// # Errors
    /// The compiler's messages; a lock that cannot be taken.
    pub fn lend(host: &Host, project: &Project) -> Result<Self, GameError> {
        let path = host.libraries.join(LOCK);
        let refused = |error: std::io::Error| EngineError::File {
            file: path.clone(),
            reason: error.to_string(),
        };
        let mut lock = open(&path).map_err(refused)?;
        lock.lock().map_err(refused)?;
        let wanted = mark(project);
        let mut found = String::new();
        lock.read_to_string(&mut found).map_err(refused)?;
        if wanted.is_none() || wanted.as_ref() != Some(&found) {
            lock.set_len(0).map_err(refused)?;
            let editor = Project::read(&host.editor)?;
            build_stale(host, &[&editor, project]).map_err(build_error)?;
            fs::write(&path, wanted.unwrap_or_default()).map_err(refused)?;
        }
        lock.flush().map_err(refused)?;
        Ok(Self { _lock: lock })
    }
}

/// The compiler's own words, with the lines that they are about.
fn build_error(error: EngineError) -> GameError {
    let EngineError::Project(problems) = error else {
        return error.into();
    };
    let errors = problems
        .into_iter()
        .filter(|p| p.severity == Severity::Error);
    let text = |p: Problem| {
        if p.rendered.is_empty() {
            p.message
        } else {
            p.rendered
        }
    };
    GameError::Build {
        rendered: errors.map(text).collect(),
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    options.open(path)
}

/// Identifies this process and project: the process id and its start time, because ids are reused.
/// `None` where the system does not provide it: then every test builds, which finds everything up
/// to date.
fn mark(project: &Project) -> Option<String> {
    let status = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program comes in brackets and may hold anything.
    let (_, fields) = status.rsplit_once(')')?;
    let started = fields.split_whitespace().nth(19)?;
    let folder = project.folder().display();
    Some(format!("{} {started} {folder}", std::process::id()))
}
