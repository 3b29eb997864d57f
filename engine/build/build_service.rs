//! [`BuildService`]: starts, polls and stops one build at a time.

use super::build_run::BuildRun;
use super::cargo_process::CargoProcess;
use super::replay::{BuildMessages, KnownBuild};
use super::{BuildEvent, BuildResult, Interrupt, SourceCrates, TargetSeed};
use crate::project::{Host, Project};
use playground_base::Handle;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::Instant;

/// A request for a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildRequest {
    /// Folder that cargo runs in; it determines flags, compiler and target folder.
    pub folder: PathBuf,
    /// Folder that file names in compiler messages are relative to.
    pub workspace: PathBuf,
    /// The target folder.
    pub target: PathBuf,
    /// Names of the packages to build.
    pub packages: Vec<String>,
    /// The crates whose sources may have changed.
    pub sources: SourceCrates,
    /// Fills the target folder before the build, when nothing was built in it yet.
    pub seed: Option<TargetSeed>,
}

impl BuildRequest {
    /// A build of these packages, with modules of these projects, for the running process.
    pub fn of_host(host: &Host, projects: &[&Project], packages: Vec<String>) -> Self {
        Self {
            folder: host.cargo_folder().to_path_buf(),
            workspace: host.workspace.clone(),
            target: host.target().to_path_buf(),
            packages,
            sources: SourceCrates::of(projects, host.root()),
            seed: None,
        }
    }
}

/// One build at a time, in the background.
pub struct BuildService {
    running: Option<Running>,
    known: Handle<Mutex<KnownBuild>>,
    waker: Sender<()>,
    interrupt: Interrupt,
}

struct Running {
    events: Receiver<BuildEvent>,
    cargo: Handle<Mutex<CargoProcess>>,
    start: Instant,
}

impl BuildService {
    /// No build runs yet. `waker` wakes the event loop when [`poll`](Self::poll) has an event.
    /// `interrupt` stops a build before this process ends.
    pub fn new(waker: Sender<()>, interrupt: Interrupt) -> Self {
        Self {
            running: None,
            known: Handle::new(Mutex::new(KnownBuild::default())),
            waker,
            interrupt,
        }
    }

    /// True while cargo runs.
    pub const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    /// Seconds since the build started.
    pub fn elapsed_s(&self) -> f32 {
        let running = self.running.as_ref();
        running.map_or(0.0, |running| running.start.elapsed().as_secs_f32())
    }

    /// Starts a build. Refused while another build runs.
    pub fn start(&mut self, request: &BuildRequest) -> std::io::Result<()> {
        if self.is_running() {
            return Err(std::io::Error::other("a build is running already"));
        }
        let start = Instant::now();
        let cargo = Handle::new(Mutex::new(CargoProcess::Waits));
        if !self.interrupt.stops(&cargo) {
            return Err(std::io::Error::other("the editor is ending"));
        }
        let (sender, events) = unbounded();
        let run = BuildRun {
            request: request.clone(),
            cargo: cargo.clone(),
            sender,
            waker: self.waker.clone(),
            start,
            result: BuildResult::default(),
            messages: BuildMessages::default(),
            known: self.known.clone(),
        };
        std::thread::Builder::new()
            .name("build".into())
            .spawn(move || run.run())?;
        self.running = Some(Running {
            events,
            cargo,
            start,
        });
        Ok(())
    }

    /// Stops the build, with every process that it started; its result is then marked as cancelled.
    pub fn cancel(&self) {
        if let Some(running) = &self.running {
            running.cargo.lock().stop();
        }
    }

    /// The next event, if there is one; never waits.
    pub fn poll(&mut self) -> Option<BuildEvent> {
        let event = self.running.as_ref()?.events.try_recv().ok()?;
        self.forget_if_done(event)
    }

    /// Waits for the next event.
    pub fn wait(&mut self) -> Option<BuildEvent> {
        let event = self.running.as_ref()?.events.recv().ok()?;
        self.forget_if_done(event)
    }

    fn forget_if_done(&mut self, event: BuildEvent) -> Option<BuildEvent> {
        if matches!(event, BuildEvent::Done(_)) {
            self.running = None;
        }
        Some(event)
    }
}

impl Drop for BuildService {
    /// A build does not outlive the editor.
    fn drop(&mut self) {
        self.cancel();
    }
}
