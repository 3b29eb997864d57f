//! [`EditorApp`]: the editor without its window.

use super::kept_game::{KeptGame, ResumedGame};
use super::session::{KeptSession, Resumption};
use super::{
    CopiedAsset, Document, EditorViews, EndedJob, Ending, FrontTask, ImportJobs, Jobs, LastCommit,
    Log, Mark, Mirror, PlacedModel, SceneComparison, UserFiles,
};
use crate::supervisor::Channel;
use playground_core_engine::ModuleOff;
use playground_core_ui::{Crash, EditorState, Preferences};
use playground_engine::{Engine, EngineError, Interrupt, Process};
use std::path::{Path, PathBuf};

/// The editor without its window: the same app runs in a window, headless, and in tests.
pub struct EditorApp {
    /// The open project with its scene and its history.
    pub document: Document,
    /// The contracts that only the editor calls.
    pub views: EditorViews,
    /// Commands that run in the background.
    pub jobs: Jobs,
    /// The state that panels read.
    pub mirror: Mirror,
    /// Why the editor is to end; `None` while it runs.
    pub ending: Option<Ending>,
    /// The connection to the supervisor.
    pub channel: Channel,
    /// What becomes of the session that another process left in a project that is opened.
    pub resumption: Resumption,
    /// A line is executed, and not a command of a menu or a panel.
    pub(crate) executes_line: bool,
    /// Modules that the next project is opened without.
    pub(super) safe: Vec<ModuleOff>,
    /// Two versions of a scene that are compared.
    pub comparison: Option<SceneComparison>,
    /// The files that are compared when the project of the command line is open.
    pub compares_first: Option<(PathBuf, PathBuf)>,
    pub(crate) last_commit: Option<LastCommit>,
    /// Models that are put into the scene when they are read.
    pub(crate) placed_models: Vec<PlacedModel>,
    /// Large files that are being copied into the project.
    pub(super) copied_assets: Vec<CopiedAsset>,
    /// The jobs of imports that take long.
    pub(super) import_jobs: ImportJobs,
    pub(super) kept_session: KeptSession,
    pub(super) kept_game: KeptGame,
    /// The game that was continued, until the user is told.
    pub(super) resumed_game: Option<ResumedGame>,
    /// The crash after which this process was started.
    pub(crate) last_crash: Option<Crash>,
    pub(crate) front: Vec<FrontTask>,
    pub(crate) log: Log,
    pub(crate) files: UserFiles,
}

impl EditorApp {
    /// Starts the engine with the editor's own modules. `package` is the folder of the executable's
    /// package, when that is a project.
    pub fn start(
        package: Option<&Path>,
        files: UserFiles,
        process: Process,
    ) -> Result<Self, EngineError> {
        Self::start_until(package, files, process, Interrupt::default())
    }

    /// Like [`start`](Self::start); `interrupt` stops what takes time before the process ends.
    pub fn start_until(
        package: Option<&Path>,
        files: UserFiles,
        process: Process,
        interrupt: Interrupt,
    ) -> Result<Self, EngineError> {
        let engine = Engine::start_until(package, process, interrupt)?;
        let views = EditorViews::bind(&engine.world().registry)?;
        let mut mirror = Mirror::default();
        mirror.state.recent = files.recent();
        mirror.state.workspace = engine.host().workspace.clone();
        mirror.mark(Mark::Modules);
        let mut app = Self {
            document: Document::new(engine),
            views,
            jobs: Jobs::default(),
            mirror,
            ending: None,
            channel: Channel::default(),
            resumption: Resumption::Never,
            executes_line: false,
            safe: Vec::new(),
            comparison: None,
            compares_first: None,
            last_commit: None,
            placed_models: Vec::new(),
            copied_assets: Vec::new(),
            import_jobs: ImportJobs::default(),
            kept_session: KeptSession::default(),
            kept_game: KeptGame::default(),
            resumed_game: None,
            last_crash: None,
            front: Vec::new(),
            log: Log::default(),
            files,
        };
        app.take_preferences(app.files.preferences());
        app.refresh();
        Ok(app)
    }

    /// The state that panels read.
    pub const fn state(&self) -> &EditorState {
        &self.mirror.state
    }

    /// True when the editor is to end: a command or a signal requested it.
    pub fn is_ending(&self) -> bool {
        self.ending.is_some() || self.document.engine.interrupt().is_requested()
    }

    /// Takes the tasks of the front, in order.
    pub fn take_front_tasks(&mut self) -> Vec<FrontTask> {
        std::mem::take(&mut self.front)
    }

    /// Jobs that ended since the last call. Logs the outcome of jobs that were started by a line in
    /// the console.
    pub fn take_ended(&mut self) -> Vec<EndedJob> {
        let ended = self.jobs.take_ended();
        for EndedJob { job, outcome } in &ended {
            if let Some(line) = &job.line {
                self.log.outcome(line, outcome);
            }
        }
        ended
    }

    /// Applies what the user prefers.
    pub(crate) fn take_preferences(&mut self, preferences: Preferences) {
        let tools = &mut self.mirror.state.tools;
        tools.snap_m = preferences.snap_m;
        tools.snap_degrees = preferences.snap_degrees;
        tools.snap_scale = preferences.snap_scale;
        self.mirror.state.preferences = preferences;
    }

    /// The saved layout of the panels.
    pub fn saved_layout(&self) -> Option<String> {
        self.files.layout()
    }

    /// Saves the layout of the panels for the next start.
    pub fn save_layout(&self, layout: &str) {
        self.files.save_layout(layout);
    }
}
