//! [`BuildPurpose`]: what a build is for, and [`BuildEnd`]: how it ended.

use crate::runtime::PendingReload;
use playground_core_engine::ReloadReport;
use std::path::PathBuf;

/// What the build that runs is for.
#[derive(Debug)]
pub(super) enum BuildPurpose {
    /// Modules of this process are swapped when it is done.
    Reload(PendingReload),
    /// Another process opens a project when it is done.
    Host(PendingHost),
    /// The editor starts again when it is done.
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
    /// The host that was built, or why it was not.
    Host(Result<NextHost, String>),
    /// Everything is ready for a restart, or the reason why it is not.
    Restart(Result<(), String>),
}

/// A host that is built and waits to be started in this process's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextHost {
    /// The program.
    pub executable: PathBuf,
    /// The project that it is to open.
    pub project: PathBuf,
}
