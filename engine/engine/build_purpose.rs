//! [`BuildPurpose`]: why a build runs, and [`BuildEnd`]: how it ended.

use crate::runtime::PendingReload;
use playground_core_engine::{ReloadPlan, ReloadReport};
use std::path::PathBuf;

/// Why the current build runs.
#[derive(Debug)]
pub(super) enum BuildPurpose {
    /// The modules of this process are swapped afterwards.
    Reload(PendingReload),
    /// Another process opens a project afterwards.
    Host(PendingHost),
    /// The editor restarts afterwards.
    Restart,
}

/// A host that is being built.
#[derive(Clone, Debug)]
pub(super) struct PendingHost {
    /// The project that it opens.
    pub(super) project: PathBuf,
    /// Name of the program to start.
    pub(super) program: String,
}

/// How a build ended.
#[derive(Debug)]
pub enum BuildEnd {
    /// A reload, whether it succeeded or not.
    Reload(ReloadReport),
    /// A reload that waits for a decision, with what it would do.
    Plan(ReloadPlan),
    /// The host that was built, or why it was not.
    Host(Result<NextHost, String>),
    /// Everything is ready for a restart, or the reason why it is not.
    Restart(Result<(), String>),
}

/// A built host that is to replace this process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextHost {
    /// The program.
    pub executable: PathBuf,
    /// The project that it will open.
    pub project: PathBuf,
    /// The folder of the program's package, when that is a project.
    pub package: Option<PathBuf>,
}
