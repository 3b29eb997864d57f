//! [`BuildRun`]: the thread of one build: fills the target folder, starts cargo, reads its output.

use super::diagnostic::problem_of;
use super::stale_objects::StaleObjects;
use super::{Artifact, BuildEvent, BuildRequest, BuildResult, TargetSeed};
use playground_base::Handle;
use playground_base::cargo_metadata::Message;
use playground_base::crossbeam::channel::Sender;
use playground_base::parking_lot::Mutex;
use playground_core_engine::{Problem, Severity};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Progress message when a project's target folder could not be filled.
const FROM_NOTHING: &str = "building the engine for this project: some minutes";

/// The state of the cargo process.
pub enum Cargo {
    /// Not started yet: the target folder is being filled.
    Waits,
    /// It runs.
    Runs(Child),
    /// It ended, or was stopped before it began.
    Ended,
}

/// Starts cargo below the editor's priority, where the system has a command for that.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the build service, which alone starts a compiler"
)]
fn spawn_cargo(request: &BuildRequest) -> std::io::Result<Child> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = if cfg!(unix) {
        let mut command = Command::new("nice");
        command.arg(cargo);
        command
    } else {
        Command::new(cargo)
    };
    command.args(["build", "--message-format=json"]);
    for package in &request.packages {
        command.args(["-p", package]);
    }
    command.current_dir(&request.folder).env_remove("RUSTFLAGS");
    // A build is the same whether a user started this process or cargo did, to run or to test it.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(is_of_a_run) {
            command.env_remove(name);
        }
    }
    if request.folder != request.workspace {
        // It is that of the editor's workspace, where other packages have the same file names.
        command.env_remove("CARGO_TARGET_DIR");
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// True for variables that cargo sets for a program about its own package.
fn is_of_a_run(name: &str) -> bool {
    const NAMES: [&str; 7] = [
        "CARGO_BIN_NAME",
        "CARGO_CRATE_NAME",
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_LINKS",
        "CARGO_MANIFEST_PATH",
        "CARGO_PRIMARY_PACKAGE",
        "CARGO_TARGET_TMPDIR",
    ];
    let begins = |prefix| name.starts_with(prefix);
    NAMES.contains(&name) || begins("CARGO_PKG_") || begins("CARGO_BIN_EXE_")
}

/// The ends of cargo's pipes.
type Output = (Option<ChildStdout>, Option<ChildStderr>);

/// The thread of one build.
pub struct BuildRun {
    /// The request of this build.
    pub request: BuildRequest,
    /// The cargo process; shared with the service, which may stop it.
    pub cargo: Handle<Mutex<Cargo>>,
    /// Receives the events of the build.
    pub sender: Sender<BuildEvent>,
    /// Wakes the event loop after each event.
    pub waker: Sender<()>,
    /// When the build was requested.
    pub start: Instant,
    /// The result so far.
    pub result: BuildResult,
}

impl BuildRun {
    /// Runs the build to its end.
    pub fn run(mut self) {
        self.seed();
        let (mut status, mut stderr) = match self.begin() {
            Ok(Some((out, err))) => self.read(out, err),
            Ok(None) => return self.finish(None, String::new()),
            Err(error) => return self.fail(&error),
        };
        if let Some(stale) = self.stale_objects(status)
            && let Ok(Some((out, err))) = self.begin_again(&stale)
        {
            (status, stderr) = self.read(out, err);
        }
        *self.cargo.lock() = Cargo::Ended;
        self.finish(status, stderr);
    }

    /// Reads cargo's messages until it ends. Returns its exit status and the last lines of stderr.
    fn read(
        &mut self,
        out: Option<ChildStdout>,
        err: Option<ChildStderr>,
    ) -> (Option<ExitStatus>, String) {
        let stderr = std::thread::spawn(move || last_lines(err));
        let mut done = 0;
        for message in out
            .into_iter()
            .flat_map(|out| Message::parse_stream(BufReader::new(out)))
        {
            let Ok(message) = message else { break };
            if let Some(current) = self.take(message) {
                done += 1;
                self.send(BuildEvent::Progress { done, current });
            }
        }
        let cargo = std::mem::replace(&mut *self.cargo.lock(), Cargo::Waits);
        let status = match cargo {
            Cargo::Runs(mut child) => child.wait().ok(),
            Cargo::Waits | Cargo::Ended => None,
        };
        (status, stderr.join().unwrap_or_default())
    }

    /// The stale objects of a killed compiler, if they made the build fail.
    fn stale_objects(&self, status: Option<ExitStatus>) -> Option<StaleObjects> {
        status.filter(|status| status.code().is_some_and(|code| code != 0))?;
        StaleObjects::of(&self.result.problems)
    }

    /// Removes the objects and starts cargo once more; discards the result so far.
    fn begin_again(&mut self, stale: &StaleObjects) -> std::io::Result<Option<Output>> {
        let crates = stale.crates();
        tracing::warn!("a compiler was killed: objects of {crates} do not link, compiled anew");
        stale.remove()?;
        let output = self.begin()?;
        self.result = BuildResult::default();
        Ok(output)
    }

    /// Fills the target folder. If that fails, cargo compiles everything.
    fn seed(&self) {
        let Some(seed) = self.request.seed.as_ref().filter(|seed| !seed.is_filled()) else {
            return;
        };
        let filled = self.lock_of(seed).and_then(|lock| match lock {
            Some(_held) => {
                self.send_progress("taking over what is built already");
                seed.fill()
            }
            None => Ok(()),
        });
        if let Err(error) = filled {
            tracing::info!(
                "nothing is taken over from {}: {error}",
                seed.from.display()
            );
            tracing::info!("{FROM_NOTHING}");
            self.send_progress(FROM_NOTHING);
        }
    }

    /// Waits while another build runs in the source folder; `None` when this build was stopped
    /// meanwhile.
    fn lock_of(&self, seed: &TargetSeed) -> std::io::Result<Option<File>> {
        let mut is_reported = false;
        while !matches!(*self.cargo.lock(), Cargo::Ended) {
            if let Some(lock) = seed.lock()? {
                return Ok(Some(lock));
            }
            if !std::mem::replace(&mut is_reported, true) {
                self.send_progress(&format!(
                    "waiting for another build in {}",
                    seed.from.display()
                ));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(None)
    }

    fn send_progress(&self, current: &str) {
        let current = current.to_owned();
        self.send(BuildEvent::Progress { done: 0, current });
    }

    /// Starts cargo; `None` when the build was stopped before.
    fn begin(&self) -> std::io::Result<Option<Output>> {
        let mut cargo = self.cargo.lock();
        if matches!(*cargo, Cargo::Ended) {
            return Ok(None);
        }
        let mut child = spawn_cargo(&self.request)?;
        let pipes = (child.stdout.take(), child.stderr.take());
        *cargo = Cargo::Runs(child);
        Ok(Some(pipes))
    }

    /// Reports that cargo did not start.
    fn fail(mut self, error: &std::io::Error) {
        self.result.problems.push(Problem {
            source: "cargo".into(),
            message: format!(
                "cargo does not start in {}: {error}",
                self.request.folder.display()
            ),
            ..Problem::default()
        });
        self.result.time_ms = self.start.elapsed().as_secs_f32() * 1e3;
        let result = std::mem::take(&mut self.result);
        self.send(BuildEvent::Done(result));
    }

    /// Collects artifacts and problems. Returns the name of the target that was compiled, if any.
    fn take(&mut self, message: Message) -> Option<String> {
        match message {
            Message::CompilerArtifact(artifact) => {
                let name = artifact.target.name.clone();
                let dylib = artifact
                    .filenames
                    .iter()
                    .find(|file| file.as_str().ends_with(std::env::consts::DLL_SUFFIX));
                if let Some(file) = &artifact.executable {
                    let file = file.clone().into_std_path_buf();
                    self.result.executables.push((name.clone(), file));
                }
                let is_module = artifact.target.is_kind("dylib".into());
                if let Some(file) = dylib.filter(|_| is_module) {
                    self.result.artifacts.push(Artifact {
                        crate_name: name.replace('-', "_"),
                        file: file.clone().into_std_path_buf(),
                        fresh: artifact.fresh,
                    });
                }
                Some(name)
            }
            Message::CompilerMessage(message) => {
                self.result
                    .problems
                    .extend(problem_of(&message, &self.request.workspace));
                None
            }
            _ => None,
        }
    }

    fn finish(mut self, status: Option<ExitStatus>, stderr: String) {
        self.result.success = status.is_some_and(|status| status.success());
        self.result.cancelled = status.is_none_or(|status| status.code().is_none());
        self.result.time_ms = self.start.elapsed().as_secs_f32() * 1e3;
        let errors = self
            .result
            .problems
            .iter()
            .any(|p| p.severity == Severity::Error);
        if !self.result.success && !self.result.cancelled && !errors {
            self.result.problems.push(Problem {
                source: "cargo".into(),
                message: stderr.lines().next().unwrap_or("cargo failed").to_owned(),
                rendered: stderr,
                ..Problem::default()
            });
        }
        let result = std::mem::take(&mut self.result);
        self.send(BuildEvent::Done(result));
    }

    fn send(&self, event: BuildEvent) {
        let _receiver_is_gone = self.sender.send(event);
        let _woken_already = self.waker.try_send(());
    }
}

/// The last lines of cargo's stderr, for a failure that is no compiler error.
fn last_lines(err: Option<impl Read>) -> String {
    let mut lines = VecDeque::new();
    for line in err.into_iter().flat_map(|err| BufReader::new(err).lines()) {
        let Ok(line) = line else { break };
        if lines.len() == 40 {
            lines.pop_front();
        }
        lines.push_back(line);
    }
    let error = lines
        .iter()
        .position(|line: &String| line.starts_with("error"));
    let lines: Vec<String> = lines.into_iter().skip(error.unwrap_or(0)).collect();
    lines.join("\n")
}
