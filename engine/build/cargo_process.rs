//! [`CargoProcess`]: cargo, and every process that it starts.

use super::{BuildRequest, CargoSettings};
use std::io;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};

/// The state of the cargo process of a build.
pub enum CargoProcess {
    /// Not started yet: the target folder is being filled.
    Waits,
    /// It runs.
    Runs(Child),
    /// It ended, or was stopped before it began.
    Ended,
}

/// The ends of cargo's pipes.
pub type Output = (Option<ChildStdout>, Option<ChildStderr>);

impl CargoProcess {
    /// Starts cargo or a compiler; `None` when the build was stopped before.
    pub fn begin(&mut self, mut command: Command) -> io::Result<Option<Output>> {
        if matches!(self, Self::Ended) {
            return Ok(None);
        }
        own_group(&mut command);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let pipes = (child.stdout.take(), child.stderr.take());
        *self = Self::Runs(child);
        Ok(Some(pipes))
    }

    /// Takes the child out, to wait for it. Another one may begin.
    pub fn take_child(&mut self) -> Option<Child> {
        match std::mem::replace(self, Self::Waits) {
            Self::Runs(child) => Some(child),
            Self::Waits => None,
            Self::Ended => {
                *self = Self::Ended;
                None
            }
        }
    }

    /// Ends cargo with the compilers, linkers and build scripts that it started.
    pub fn stop(&mut self) {
        match self {
            Self::Runs(child) => {
                if let Err(error) = end_group(child) {
                    tracing::warn!("the build could not be stopped: {error}");
                }
            }
            Self::Waits => *self = Self::Ended,
            Self::Ended => {}
        }
    }
}

/// The command that builds what is requested.
pub fn cargo(request: &BuildRequest, settings: &CargoSettings) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = in_background(cargo.as_ref());
    // `-vv` prints the calls of the compiler, with their variables.
    command.args(["build", "-vv", "--message-format=json"]);
    for package in &request.packages {
        command.args(["-p", package]);
    }
    settings.apply(&mut command);
    // Progress is read from the bar that cargo draws.
    command
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_PROGRESS_WHEN", "always")
        .env("CARGO_TERM_PROGRESS_WIDTH", "200")
        .env("CARGO_TERM_QUIET", "false")
        .current_dir(&request.folder);
    command
}

/// A program below the editor's priority, where the system has a command for that.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the build service, which alone starts a compiler"
)]
pub fn in_background(program: &Path) -> Command {
    if cfg!(unix) {
        let mut command = Command::new("nice");
        command.arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// Makes the process the first of a group, which all processes that it starts belong to.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

#[cfg(unix)]
fn end_group(child: &mut Child) -> io::Result<()> {
    use rustix::process::{Pid, Signal, kill_process_group};
    // The child was not waited for, so its id still belongs to it.
    Ok(kill_process_group(Pid::from_child(child), Signal::KILL)?)
}

#[cfg(not(unix))]
fn end_group(child: &mut Child) -> io::Result<()> {
    child.kill()
}

/// The exit status of a child that was waited for.
pub fn status_of(child: Option<Child>) -> Option<ExitStatus> {
    child.and_then(|mut child| child.wait().ok())
}
