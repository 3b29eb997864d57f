//! [`EditorApp`].

use super::user_files::UserFiles;
use super::{Log, WorldView3d};
use crate::history::History;
use playground_core_ui::{Command, EditorState, Problem, ViewportFrame};
use playground_engine::{Engine, EngineError};
use std::path::PathBuf;

/// The editor behind its GUI. It knows no window: the same app runs in one, headless, and in tests.
pub struct EditorApp {
    /// Everything that runs.
    pub engine: Engine,
    /// What panels may know.
    pub state: EditorState,
    /// What panels asked for in the last frame.
    pub queue: Vec<Command>,
    /// What the viewport panel and the editor tell each other.
    pub viewport: ViewportFrame,
    /// The picture of the world.
    pub view: WorldView3d,
    /// Panels to bring to the front.
    pub panels_to_show: Vec<String>,
    /// Put the panels back to where they were at first.
    pub reset_layout: bool,
    /// The editor is to end.
    pub quit: bool,
    /// The editor is to start again.
    pub restart: bool,
    /// Another rendering system draws from now on.
    pub renderer_changed: bool,
    /// Pictures asked for.
    pub screenshots: Vec<PathBuf>,
    /// Text for the clipboard.
    pub copied: Option<String>,
    /// A reload is waited for (headless), or its report comes later (in a window).
    pub waits_for_reload: bool,
    pub(crate) history: History,
    pub(crate) log: Log,
    pub(crate) problems: Vec<Problem>,
    pub(super) files: UserFiles,
}

impl EditorApp {
    /// Starts the engine with the editor's own modules.
    pub fn start() -> Result<Self, EngineError> {
        let engine = Engine::start()?;
        let files = UserFiles::find();
        let mut app = Self {
            engine,
            state: EditorState::default(),
            queue: Vec::new(),
            viewport: ViewportFrame::default(),
            view: WorldView3d::default(),
            panels_to_show: Vec::new(),
            reset_layout: false,
            quit: false,
            restart: false,
            renderer_changed: false,
            screenshots: Vec::new(),
            copied: None,
            waits_for_reload: true,
            history: History::default(),
            log: Log::new(),
            problems: Vec::new(),
            files,
        };
        app.state.recent = app.files.recent();
        app.refresh();
        Ok(app)
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
