//! [`EditorApp`].

use super::{
    Document, EditorViews, EndedJob, Ending, FrontTask, Jobs, Log, Mark, Mirror, UserFiles,
};
use playground_core_ui::EditorState;
use playground_engine::{Engine, EngineError};
use std::path::Path;

/// The editor behind its front. It knows no window: the same app runs in one, headless, and in
/// tests.
pub struct EditorApp {
    /// The open project with its scene and what was done to it.
    pub document: Document,
    /// The contracts that only the editor calls.
    pub views: EditorViews,
    /// Commands that go on in the background.
    pub jobs: Jobs,
    /// What panels may know.
    pub mirror: Mirror,
    /// The editor is to end.
    pub ending: Option<Ending>,
    pub(crate) front: Vec<FrontTask>,
    pub(crate) log: Log,
    pub(crate) files: UserFiles,
}

impl EditorApp {
    /// Starts the engine with the editor's own modules. `package` is the folder of the package that
    /// the executable is of, when that is a project.
    pub fn start(package: Option<&Path>, files: UserFiles) -> Result<Self, EngineError> {
        let engine = Engine::start(package)?;
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
            front: Vec::new(),
            log: Log::default(),
            files,
        };
        app.refresh();
        Ok(app)
    }

    /// What panels may know.
    pub const fn state(&self) -> &EditorState {
        &self.mirror.state
    }

    /// What the front is to do, in order.
    pub fn take_front_tasks(&mut self) -> Vec<FrontTask> {
        std::mem::take(&mut self.front)
    }

    /// Jobs that ended since the last call. The outcome of one that a line in the console began
    /// stands in the log.
    pub fn take_ended(&mut self) -> Vec<EndedJob> {
        let ended = self.jobs.take_ended();
        for EndedJob { job, outcome } in &ended {
            if let Some(line) = &job.line {
                self.log.outcome(line, outcome);
            }
        }
        ended
    }

    /// The saved layout of the panels.
    pub fn saved_layout(&self) -> Option<String> {
        self.files.layout()
    }

    /// Keeps the layout of the panels for the next start.
    pub fn save_layout(&self, layout: &str) {
        self.files.save_layout(layout);
    }
}
