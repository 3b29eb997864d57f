//! Stores the session for the next process, and continues it.

use super::{EditorApp, FrontTask, Mark, Origin};
use crate::journal::{GameFile, Session, crash_file};
use crate::supervisor::CrashReport;
use playground_core_engine::{PlayMode, Problem};
use playground_core_ui::{Crash, EditorCommand, LogLevel};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest time between a change of the screen and its file.
const PERIOD: Duration = Duration::from_secs(1);

/// What moves by itself after the user did something, such as a camera, is at rest then.
const AT_REST: Duration = Duration::from_secs(2);

/// The session that was stored last, for the case that the process does not end in order.
#[derive(Default)]
pub struct KeptSession {
    at: Option<Instant>,
    /// When the user did something last.
    touched: Option<Instant>,
    bytes: Vec<u8>,
    layout: String,
    /// The project whose session is stored.
    project: Option<PathBuf>,
}

impl KeptSession {
    /// The time until it is stored; `None` when nothing can have changed.
    fn due(&self) -> Option<Duration> {
        let touched = self.touched?;
        match self.at {
            None => Some(Duration::ZERO),
            Some(at) if at >= touched + AT_REST => None,
            // Once while things move, and once more when they are at rest.
            Some(at) if at >= touched => {
                Some((touched + AT_REST).saturating_duration_since(Instant::now()))
            }
            Some(at) => Some(PERIOD.saturating_sub(at.elapsed())),
        }
    }
}

impl EditorApp {
    /// The user did something, or a script: what is on the screen may be another now.
    pub fn touch(&mut self) {
        self.kept_session.touched = Some(Instant::now());
    }

    /// What the next process needs to know is another now: it is stored with the next frame.
    pub(super) fn touch_at_once(&mut self) {
        self.touch();
        self.kept_session.at = None;
    }

    /// Stores what is on the screen and plays. The edits are in the journal, and stay there.
    ///
    /// # Errors
    /// Why it cannot be stored. The next process then opens the scene without it.
    pub fn save_session(&mut self) -> Result<(), String> {
        let Some(folder) = self.project_folder() else {
            return Ok(());
        };
        let play = self.document.engine.play_session();
        let session = Session {
            play: play.map_err(|error| error.to_string())?,
            states: self.document.engine.states(),
            is_restart: true,
            ..self.session(self.kept_session.layout.clone())
        };
        session.save(&folder)?;
        self.discard_game();
        Ok(())
    }

    /// Stores what is on the screen and the game that plays, for the case that the process does not end
    /// in order. Does nothing while nothing changes. Returns the time until it has to be called again.
    pub fn keep(&mut self, layout: impl FnOnce() -> String) -> Option<Duration> {
        // The next process takes over what was stored at the end.
        if self.ending.is_some() {
            return None;
        }
        self.document.follow_lock();
        let session = self.keep_session(layout);
        let game = self.keep_game();
        session.into_iter().chain(game).min()
    }

    fn keep_session(&mut self, layout: impl FnOnce() -> String) -> Option<Duration> {
        if !self.document.is_locked() {
            return None;
        }
        let due = self.kept_session.due()?;
        if !due.is_zero() {
            return Some(due);
        }
        let start = Instant::now();
        self.kept_session.at = Some(start);
        let folder = self.project_folder()?;
        let layout = layout();
        self.kept_session.layout.clone_from(&layout);
        let session = self.session(layout);
        if let Err(error) = session.keep(&folder, &mut self.kept_session.bytes) {
            playground_base::tracing::warn!("what is on the screen is not stored: {error}");
        }
        let cost = start.elapsed();
        playground_base::tracing::debug!("what is on the screen took {cost:?} to store");
        self.kept_session.project = Some(folder);
        self.kept_session.due()
    }

    fn project_folder(&self) -> Option<PathBuf> {
        let open = self.document.engine.open_project();
        open.map(|open| open.project.folder().to_path_buf())
    }

    /// Removes what is stored of the session and of the game: the editor ends in order, or leaves the
    /// project.
    pub fn discard_session(&mut self) {
        self.discard_game();
        if let Some(project) = self.kept_session.project.take() {
            Session::remove(&project);
        }
        self.kept_session = KeptSession::default();
    }

    /// What is on the screen.
    fn session(&self, layout: String) -> Session {
        let state = &self.mirror.state;
        let tools = state.tools;
        let plays = self.document.engine.play_mode() != PlayMode::Edit;
        let commands = [
            EditorCommand::UseTool(tools.tool),
            EditorCommand::UseSpace(tools.space),
            EditorCommand::SetSnap(tools.snap),
            EditorCommand::SetGrid(tools.grid),
            EditorCommand::UseShading(tools.shading),
            EditorCommand::UseGameCamera(state.play.game_camera),
            EditorCommand::SetAutoReload(state.auto_reload),
            EditorCommand::SetAskReload(state.asks_reload),
        ];
        let console = &self.views.console;
        let line = |command| console.call(|console| console.line(command)).ok();
        Session {
            selection: state.selection.clone(),
            lines: commands.iter().filter_map(line).collect(),
            game_camera_in_edit: match plays {
                true => self.mirror.game_camera_in_edit,
                false => state.play.game_camera,
            },
            // Those of the game are in its keyframes.
            states: match plays {
                true => self.document.engine.panel_states(),
                false => self.document.engine.states(),
            },
            builds: self.document.engine.loaded_builds(),
            play: None,
            is_restart: false,
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
        let game = match self.resumed_game.take() {
            Some(game) => game.text(Some(report.unix_ms)),
            None if report.was_playing => NOT_STORED.to_owned(),
            None => String::new(),
        };
        let text = format!("{}; it was started again{changes}", report.text());
        let text = match game.as_str() {
            "" => text,
            game => format!("{text}. {game}"),
        };
        for line in &report.printed {
            self.log.printed(line);
        }
        self.log_error("editor", &text);
        self.document.problems.push(Problem {
            source: "editor".into(),
            message: text,
            ..Problem::default()
        });
        self.last_crash = Some(Crash {
            summary: report.text(),
            details: report.details(),
        });
        let recovered = self.mirror.state.recovered.get_or_insert_default();
        recovered.crash.clone_from(&self.last_crash);
        recovered.game = game;
        self.front.push(FrontTask::OpenRecoveryDialog);
        self.refresh();
    }

    /// The session that another process left in a project, if it is to be continued.
    pub(crate) fn stored_session(&mut self, project: &Path) -> Option<Session> {
        let is_own = self.kept_session.project.as_deref() == Some(project);
        if is_own || self.resumption == Resumption::Never {
            return None;
        }
        let has_game = || GameFile::of(project).exists().then(Session::default);
        let session = Session::read(project).or_else(has_game)?;
        // The modules are loaded next.
        let builds = session.builds.clone();
        self.document.engine.expect_builds(builds);
        Some(session)
    }

    /// A project was opened: the session before is left, and that of another process is continued.
    pub(crate) fn enter_session(&mut self, session: Option<Session>) {
        let folder = self.project_folder();
        if self.kept_session.project.is_some() && self.kept_session.project != folder {
            self.discard_session();
        }
        let Some(folder) = folder.filter(|_| self.document.is_locked()) else {
            return;
        };
        match session {
            Some(session) => self.resume_session(session, &folder),
            // A game of the process before this one; its scene is begun anew.
            None => GameFile::of(&folder).remove(),
        }
        let file = crash_file(&folder);
        if let Some(report) = CrashReport::read(&file) {
            let _may_be_gone = std::fs::remove_file(file);
            self.report_crash(&report);
        }
        if self.resumption != Resumption::Continue {
            self.resumed_game = None;
        }
    }

    /// Continues the session of a process that did not end in order, or that restarts. The edits of its
    /// journal are repeated.
    fn resume_session(&mut self, session: Session, folder: &Path) {
        Session::remove(folder);
        self.document.engine.restore_states(session.states);
        match session.play {
            Some(play) => match self.document.engine.resume_play(play) {
                Ok(()) => self.document.history.begin_play(),
                Err(error) => {
                    self.log_error("play", &format!("the game is not continued: {error}"));
                }
            },
            None => self.resumed_game = self.continue_game(folder),
        }
        for line in &session.lines {
            let _is_in_the_log = self.execute_line(line, Origin::Script);
        }
        self.mirror.game_camera_in_edit = session.game_camera_in_edit;
        if self.document.engine.play_mode() == PlayMode::Edit {
            self.mirror.state.play.game_camera = session.game_camera_in_edit;
        }
        self.mirror.state.selection = session.selection;
        self.mirror.mark(Mark::Scene);
        if !session.layout.is_empty() {
            self.front.push(FrontTask::UseLayout(session.layout));
        }
        if self.resumption == Resumption::Continue {
            let text = "the editor was restarted";
            self.log.add(LogLevel::Info, "editor", text);
        } else if let Some(game) = &self.resumed_game {
            let text = game.text(None);
            self.log.add(LogLevel::Warning, "play", &text);
            self.notify(LogLevel::Warning, text.clone());
            if let Some(recovered) = &mut self.mirror.state.recovered {
                recovered.game = text;
            }
        }
        if session.is_restart {
            // The user did not lose anything, so there is nothing to decide.
            self.mirror.state.recovered = None;
        }
        self.refresh();
    }
}

/// Why a game that played is not continued.
const NOT_STORED: &str = "The game is not continued: it had just been started";

/// What becomes of the session that another process left in a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resumption {
    /// It is dropped: a script begins with the scene.
    #[default]
    Never,
    /// It comes back, because that process did not end in order.
    AfterCrash,
    /// This process takes the place of that one.
    Continue,
}
