//! Events and results of a build.

use super::{Inputs, Progress};
use playground_base::loader::fingerprint;
use playground_core_engine::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A library that cargo built or found up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artifact {
    /// The crate name, with underscores.
    pub crate_name: String,
    /// The library.
    pub file: PathBuf,
    /// True when it was up to date already.
    pub fresh: bool,
}

/// How a build ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildResult {
    /// True when everything compiled.
    pub success: bool,
    /// True when the user stopped the build.
    pub cancelled: bool,
    /// True when the compiler was called without cargo, because only sources had changed.
    pub is_replayed: bool,
    /// Dynamic libraries.
    pub artifacts: Vec<Artifact>,
    /// Programs by the name of their target.
    pub executables: Vec<(String, PathBuf)>,
    /// The files that the crates of the request were built from.
    pub inputs: Inputs,
    /// Fingerprints of files that they had been built from before, as they were when the build began.
    pub begun: BTreeMap<PathBuf, u64>,
    /// Errors and warnings.
    pub problems: Vec<Problem>,
    /// Time it took, in milliseconds.
    pub time_ms: f32,
}

impl BuildResult {
    /// True for a file that is as it was when the build began, though something may have written it
    /// again.
    pub fn has_built(&self, file: &Path) -> bool {
        let begun = self.begun.get(file);
        begun.is_some_and(|begun| fingerprint(file).is_ok_and(|now| now == *begun))
    }

    /// The first error with its source location, in one line.
    pub fn first_error(&self) -> String {
        let Some(problem) = self.problems.iter().min_by_key(|p| p.severity) else {
            return "cargo failed without a message".into();
        };
        match &problem.file {
            Some(file) => format!(
                "{} at {}:{}:{}",
                problem.message,
                file.display(),
                problem.line,
                problem.column
            ),
            None => problem.message.clone(),
        }
    }
}

/// An event of a running build.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildEvent {
    /// Cargo compiles something else now.
    Progress(Progress),
    /// The build ended.
    Done(BuildResult),
}
