//! Stores the session for the next process, and continues it.

use super::{EditorApp, Mark, Origin};
use crate::journal::Session;
use crate::supervisor::CrashReport;
use playground_core_engine::{PlayMode, Problem};
use playground_core_ui::{EditorCommand, LogLevel};
use std::time::{Duration, Instant};

/// The session that was stored last, for the case that the process does not end in order.
pub struct KeptSession {
    at: Instant,
    bytes: Vec<u8>,
    layout: String,
}

impl Default for KeptSession {
    fn default() -> Self {
        Self {
            at: Instant::now(),
            bytes: Vec::new(),
            layout: String::new(),
        }
    }
}

impl EditorApp {
    /// Stores what is on the screen and plays. The edits are in the journal, and stay there.
    ///
    /// # Errors
    /// Why it cannot be stored. The next process then opens the scene without it.
    pub fn save_session(&mut self) -> Result<(), String> {
        let Some(open) = self.document.engine.open_project() else {
            return Ok(());
        };
        let folder = open.project.folder().to_path_buf();
        let play = self.document.engine.play_session();
        let session = Session {
            play: play.map_err(|error| error.to_string())?,
            ..self.session(
                self.kept_session.layout.clone(),
                self.mirror.state.play.game_camera,
            )
        };
        session.save(&folder)
    }

    /// Stores what is on the screen, at most once a second, for the case that the process does not end
    /// in order.
    pub fn keep_session(&mut self, layout: impl FnOnce() -> String) {
        if self.kept_session.at.elapsed() < Duration::from_secs(1) || !self.document.is_locked() {
            return;
        }
        self.kept_session.at = Instant::now();
        let open = self.document.engine.open_project();
        let Some(folder) = open.map(|open| open.project.folder().to_path_buf()) else {
            return;
        };
        let layout = layout();
        self.kept_session.layout.clone_from(&layout);
        // After a crash, the scene is being edited.
        let game_camera = match self.document.engine.play_mode() {
            PlayMode::Edit => self.mirror.state.play.game_camera,
            PlayMode::Play | PlayMode::Pause => self.mirror.game_camera_in_edit,
        };
        let session = self.session(layout, game_camera);
        if let Err(error) = session.keep(&folder, &mut self.kept_session.bytes) {
            playground_base::tracing::warn!("what is on the screen is not stored: {error}");
        }
    }

    /// What is on the screen.
    fn session(&self, layout: String, game_camera: bool) -> Session {
        let state = &self.mirror.state;
        let tools = state.tools;
        let commands = [
            EditorCommand::UseTool(tools.tool),
            EditorCommand::UseSpace(tools.space),
            EditorCommand::SetSnap(tools.snap),
            EditorCommand::SetGrid(tools.grid),
            EditorCommand::UseGameCamera(game_camera),
            EditorCommand::SetAutoReload(state.auto_reload),
        ];
        let console = &self.views.console;
        let line = |command| console.call(|console| console.line(command)).ok();
        Session {
            selection: state.selection.clone(),
            lines: commands.iter().filter_map(line).collect(),
            states: self.document.engine.states(),
            play: None,
            layout,
        }
    }

    /// Tells the user how the editor before this one ended.
    pub fn report_crash(&mut self, report: &CrashReport) {
        let (steps, done) = self.document.history.steps();
        drop(steps);
        let changes = match done {
            0 => String::new(),
            1 => "; 1 change that was not saved is in the scene again".to_owned(),
            many => format!("; {many} changes that were not saved are in the scene again"),
        };
        let text = format!("{}; it was started again{changes}", report.text());
        self.log_error("editor", &text);
        self.document.problems.push(Problem {
            source: "editor".into(),
            message: text.clone(),
            ..Problem::default()
        });
        self.notify(LogLevel::Error, text);
        self.refresh();
    }

    /// Continues the session that the process before stored. The project is open, and the edits of
    /// its journal are repeated. Returns the layout of the panels.
    pub fn resume_session(&mut self) -> Option<String> {
        // The user did not lose anything, so there is nothing to decide.
        self.mirror.state.recovered = None;
        let open = self.document.engine.open_project();
        let folder = open.map(|open| open.project.folder().to_path_buf());
        let session = folder.and_then(|folder| Session::take(&folder))?;
        self.document.engine.restore_states(session.states);
        if let Some(play) = session.play {
            match self.document.engine.resume_play(play) {
                Ok(()) => self.document.history.begin_play(),
                Err(error) => {
                    self.log_error("play", &format!("the game is not continued: {error}"))
                }
            }
        }
        for line in &session.lines {
            let _is_in_the_log = self.execute_line(line, Origin::Script);
        }
        self.mirror.state.selection = session.selection;
        self.mirror.mark(Mark::Scene);
        self.refresh();
        self.log
            .add(LogLevel::Info, "editor", "the editor was restarted");
        Some(session.layout).filter(|layout| !layout.is_empty())
    }
}
