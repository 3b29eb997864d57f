//! [`Game`].

use crate::build_once::Built;
use crate::{GameError, project_folder};
use playground_core_ecs::{Event, Subscription};
use playground_core_engine::{Problem, Severity};
use playground_engine::{Engine, Host, HostFor, Process, Project, package_folder};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// A file of a model that takes longer to read is not waited for.
const LONGEST_READ: Duration = Duration::from_secs(60);

/// A project's game in the process of a test: the engine without a window.
///
/// Time passes in steps of 1/60 s, only when [`step`](Self::step) is called, and random numbers
/// follow from the world's seed: the same calls lead to the same world on every machine. Each
/// `Game` has a world of its own, and a folder for the files that it saves, so tests run beside
/// each other.
pub struct Game {
    pub(crate) engine: Engine,
    /// Events that were sent and not read yet.
    pub(crate) events: Vec<Event>,
    read: Subscription,
    /// Files that the game saves; gone with it.
    files: TempDir,
}

impl Game {
    /// Opens the project that `folder` is in, with the scene that it starts with:
    /// `Game::open(env!("CARGO_MANIFEST_DIR"))`. What is missing or older than its sources is built
    /// first, once in a process, so that a test never runs outdated code.
    ///
    /// # Errors
    /// When there is no project, when it does not build or load, and when its scene does not.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, GameError> {
        let executable = std::env::current_exe()?;
        let folder = package_folder(folder.as_ref(), &executable);
        let folder = project_folder::project_folder(&folder)?;
        let host = Host::of_this_process(Some(&folder))?;
        if HostFor::project(&host, &folder)? != HostFor::This {
            return Err(GameError::OtherWorkspace {
                project: folder,
                libraries: host.libraries,
            });
        }
        // Held until the modules are loaded, so that no other test rebuilds them meanwhile.
        let _built = Built::lend(&host, &Project::read(&folder)?)?;
        let mut engine = Engine::start(Some(&folder), Process::Test)?;
        let files = TempDir::new()?;
        engine.store_user_files_in(files.path().to_owned());
        engine.open(&folder)?;
        let game = Self {
            engine,
            events: Vec::new(),
            read: Subscription::default(),
            files,
        };
        game.check_scene()?;
        Ok(game)
    }

    /// Starts play: systems of the `Start` stage run. [`step`](Self::step) does it where nothing
    /// plays yet.
    ///
    /// # Errors
    /// When one of them fails.
    pub fn play(&mut self) -> Result<(), GameError> {
        Ok(self.engine.pause()?)
    }

    /// Runs this number of steps, each with a frame after it.
    ///
    /// # Errors
    /// When a system fails. The steps after that one are not run.
    pub fn step(&mut self, count: u32) -> Result<(), GameError> {
        for _ in 0..count {
            self.step_once()?;
        }
        Ok(())
    }

    /// Ends play: the world is the scene again.
    ///
    /// # Errors
    /// When the world cannot be brought back.
    pub fn stop(&mut self) -> Result<(), GameError> {
        self.events.clear();
        Ok(self.engine.stop()?)
    }

    /// Steps since play started.
    pub fn steps(&self) -> u64 {
        self.engine.play_time().0
    }

    /// The project's folder.
    pub fn project(&self) -> Option<PathBuf> {
        let open = self.engine.open_project();
        open.map(|open| open.project.folder().to_path_buf())
    }

    /// The text of a file that the game saved (`SaveFile`); `None` when it did not.
    pub fn saved(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.files.path().join(name)).ok()
    }

    fn step_once(&mut self) -> Result<(), GameError> {
        // How long clips are is in the file of their model: events at their ends must not depend on how fast
        // that is read.
        self.engine.wait_pictures(LONGEST_READ);
        let step = self.steps();
        let report = self.engine.step(1)?;
        let failed = report
            .errors()
            .next()
            .map(|(system, reason)| GameError::System {
                step,
                system: system.name.to_owned(),
                reason: reason.to_owned(),
            });
        self.take_events()?;
        failed.map_or(Ok(()), Err)
    }

    /// The world keeps events for a few frames only.
    fn take_events(&mut self) -> Result<(), GameError> {
        let (world, events) = (self.engine.world(), &self.engine.views().events);
        let read = &mut self.read;
        let new = events.call(|view| view.read(world, read))?;
        self.events.extend(new);
        Ok(())
    }

    /// The editor opens an empty scene when the first one is wrong, so that it can be corrected. A
    /// test would test nothing.
    fn check_scene(&self) -> Result<(), GameError> {
        let mut problems = self.engine.problems();
        let error = |problem: &&Problem| problem.severity == Severity::Error;
        problems.find(error).map_or(Ok(()), |problem| {
            Err(GameError::Scene {
                reason: problem.message.clone(),
            })
        })
    }
}
