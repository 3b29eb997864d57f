//! [`EditorApp`].

use super::user_files::UserFiles;
use super::{EditorViews, Ending, Log, Request, WorldView3d};
use crate::commands::Answer;
use crate::history::History;
use crate::window::GpuSource;
use playground_core_engine::Problem;
use playground_core_rendering::{GpuStart, RenderingError};
use playground_core_ui::{Command, EditorState, ViewportFrame};
use playground_engine::{Engine, EngineError};
use std::path::Path;

/// The editor behind its GUI. It knows no window: the same app runs in one, headless, and in tests.
pub struct EditorApp {
    /// Everything that runs.
    pub engine: Engine,
    /// The contracts that only the editor calls.
    pub views: EditorViews,
    /// What panels may know.
    pub state: EditorState,
    /// What panels asked for in the last frame.
    pub queue: Vec<Command>,
    /// What the viewport panel and the editor tell each other.
    pub viewport: ViewportFrame,
    /// The picture of the world.
    pub view: WorldView3d,
    /// What commands asked of the GUI.
    pub requests: Vec<Request>,
    /// The editor is to end.
    pub ending: Option<Ending>,
    /// The place of the history when a host for another project was asked for.
    pub place_when_asked: u64,
    /// How many hosts have been built, or failed.
    pub hosts_told: usize,
    /// How the last of them ended.
    pub last_host: Option<Answer>,
    /// A reload is waited for (headless), or its report comes later (in a window).
    pub waits_for_reload: bool,
    /// How many reloads have been told of.
    pub reports_told: usize,
    /// Frames that the window has shown.
    pub frames_shown: u64,
    /// The answer of the last reload.
    pub last_reload: Option<Answer>,
    pub(crate) history: History,
    pub(crate) log: Log,
    pub(crate) problems: Vec<Problem>,
    pub(crate) files: UserFiles,
}

impl EditorApp {
    /// Starts the engine with the editor's own modules. `package` is the folder of the package that
    /// the executable is of, when that is a project.
    pub fn start(package: Option<&Path>) -> Result<Self, EngineError> {
        let engine = Engine::start(package)?;
        let views = EditorViews::bind(&engine.world().registry)?;
        let files = UserFiles::find();
        let mut app = Self {
            engine,
            views,
            state: EditorState::default(),
            queue: Vec::new(),
            viewport: ViewportFrame::default(),
            view: WorldView3d::default(),
            requests: Vec::new(),
            ending: None,
            place_when_asked: 0,
            hosts_told: 0,
            last_host: None,
            waits_for_reload: true,
            reports_told: 0,
            frames_shown: 0,
            last_reload: None,
            history: History::default(),
            log: Log::new(),
            problems: Vec::new(),
            files,
        };
        app.state.recent = app.files.recent();
        app.state.workspace = app.engine.host().workspace.clone();
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

impl EditorApp {
    /// Starts a device with the active rendering system, or with the next declared one that starts
    /// on this machine.
    pub fn start_renderer(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        let failed = |error: String| RenderingError::Device {
            adapter: "none".into(),
            reason: error,
        };
        let mut first = None;
        let mut others = self.engine.renderers();
        others.retain(|name| *name != self.state.renderer);
        loop {
            let current = self.engine.views().rendering.current();
            let started = match current {
                Ok(renderer) => {
                    playground_base::pollster::block_on(renderer.start(source.request()))
                }
                Err(error) => Err(failed(error.to_string())),
            };
            match started {
                Ok(start) => {
                    self.tell_renderer(&start);
                    return Ok(start);
                }
                Err(error) => {
                    self.say_error("graphics", &error.to_string());
                    first.get_or_insert(error);
                }
            }
            let Some(next) = others.pop() else {
                return Err(first.unwrap_or_else(|| failed("no rendering system".into())));
            };
            if let Err(error) = self.engine.use_renderer(&next) {
                self.say_error("graphics", &error.to_string());
            }
        }
    }

    fn tell_renderer(&mut self, start: &GpuStart) {
        let modules = self.engine.modules();
        let drawing = modules
            .iter()
            .find(|m| m.view.ends_with("::RenderingView") && !m.view_model.is_empty());
        self.state.renderer = drawing.map(|m| m.package.clone()).unwrap_or_default();
        let info = &start.gpu.adapter_info;
        self.state.adapter = format!("{} ({})", info.name, start.gpu.backend);
        self.state.modules = modules;
    }
}
