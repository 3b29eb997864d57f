//! [`BuildService`].

use super::build_run::{BuildRun, Cargo};
use super::{BuildEvent, BuildResult, TargetSeed};
use crate::project::Host;
use playground_base::Handle;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::parking_lot::Mutex;
use std::path::PathBuf;
use std::time::Instant;

/// What to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildRequest {
    /// Folder that cargo runs in; it decides about flags, compiler and target folder.
    pub folder: PathBuf,
    /// Folder that the compiler's messages name files from.
    pub workspace: PathBuf,
    /// Packages.
    pub packages: Vec<String>,
    /// What the target folder is filled with before, when nothing was built in it yet.
    pub seed: Option<TargetSeed>,
}

impl BuildRequest {
    /// These packages, for the process that runs.
    pub fn of_host(host: &Host, packages: Vec<String>) -> Self {
        Self {
            folder: host.cargo_folder().to_path_buf(),
            workspace: host.workspace.clone(),
            packages,
            seed: None,
        }
    }
}

/// One build at a time, in the background.
pub struct BuildService {
    running: Option<Running>,
    bell: Sender<()>,
}

struct Running {
    events: Receiver<BuildEvent>,
    cargo: Handle<Mutex<Cargo>>,
    start: Instant,
}

impl BuildService {
    /// Nothing runs. `bell` is rung whenever [`poll`](Self::poll) has something to say.
    pub const fn new(bell: Sender<()>) -> Self {
        Self {
            running: None,
            bell,
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

    /// Starts a build. One that runs goes on; the request is then refused.
    pub fn start(&mut self, request: &BuildRequest) -> std::io::Result<()> {
        if self.is_running() {
            return Err(std::io::Error::other("a build is running already"));
        }
        let start = Instant::now();
        let cargo = Handle::new(Mutex::new(Cargo::Waits));
        let (sender, events) = unbounded();
        let run = BuildRun {
            request: request.clone(),
            cargo: cargo.clone(),
            sender,
            bell: self.bell.clone(),
            start,
            result: BuildResult::default(),
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

    /// Stops the build; it ends with a result that says so.
    pub fn cancel(&self) {
        let Some(running) = &self.running else {
            return;
        };
        let mut cargo = running.cargo.lock();
        match &mut *cargo {
            Cargo::Runs(child) => drop(child.kill()),
            Cargo::Waits => *cargo = Cargo::Ended,
            Cargo::Ended => {}
        }
    }

    /// The next thing that happened; never waits.
    pub fn poll(&mut self) -> Option<BuildEvent> {
        let event = self.running.as_ref()?.events.try_recv().ok()?;
        self.forget_if_done(event)
    }

    /// The next thing that happens; waits for it.
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
