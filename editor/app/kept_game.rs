//! Stores the game that plays, for the case that the process does not end in order.

use super::EditorApp;
use crate::journal::{GameFile, GameWriter};
use playground_core_engine::{PlayMode, Problem, Severity};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The time between two keyframes. With the time to write one, what a crash takes is less than a
/// second.
const PERIOD: Duration = Duration::from_millis(800);

/// The time from the start of a game to its first keyframe, which is a copy of the whole world: one
/// that is stopped at once needs none.
const FIRST: Duration = Duration::from_millis(150);

/// A keyframe may take this part of the time; a game whose keyframes take long has fewer.
const SHARE: u32 = 20;

/// The time until a keyframe that is being stored is asked after, at rest.
const WRITE: Duration = Duration::from_millis(50);

/// The keyframes of the game that plays.
#[derive(Default)]
pub struct KeptGame {
    writer: Option<(PathBuf, GameWriter)>,
    /// When the game was seen first.
    began: Option<Instant>,
    /// When the last keyframe was taken, and how long that took.
    last: Option<(Instant, Duration)>,
    /// The tick of the world after it.
    tick: u32,
    /// Why the game would be lost in a crash.
    pub(super) problem: Option<Problem>,
}

impl KeptGame {
    /// The time until the next keyframe may be taken.
    fn due(&mut self) -> Duration {
        let Some((at, cost)) = self.last else {
            let began = self.began.get_or_insert_with(Instant::now);
            return FIRST.saturating_sub(began.elapsed());
        };
        PERIOD.max(cost * SHARE).saturating_sub(at.elapsed())
    }

    /// The game has ended: nothing of it is continued.
    fn end(&mut self) {
        if let Some((_, writer)) = self.writer.take() {
            writer.end_game();
        }
        (self.began, self.last, self.problem) = (None, None, None);
    }

    /// The writer for the games of a project.
    fn writer(&mut self, project: &Path) -> std::io::Result<&mut GameWriter> {
        if self.writer.as_ref().is_none_or(|(of, _)| of != project) {
            self.end();
            let writer = GameWriter::start(project)?;
            self.writer = Some((project.to_path_buf(), writer));
        }
        let (_, writer) = self.writer.as_mut().ok_or(std::io::ErrorKind::NotFound)?;
        Ok(writer)
    }
}

impl EditorApp {
    /// Stores the game that plays, if that is due. Returns the time until it has to be called again;
    /// `None` while nothing changes.
    pub(super) fn keep_game(&mut self) -> Option<Duration> {
        if self.document.engine.play_mode() == PlayMode::Edit {
            self.kept_game.end();
            return None;
        }
        if !self.document.is_locked() || self.ending.is_some() {
            return None;
        }
        self.follow_writer();
        let is_writing = |(_, writer): &(_, GameWriter)| writer.is_writing();
        if self.kept_game.writer.as_ref().is_some_and(is_writing) {
            return Some(WRITE);
        }
        let tick = self.document.engine.world().data.read().token.tick();
        if self.kept_game.last.is_some() && tick == self.kept_game.tick {
            return None;
        }
        let due = self.kept_game.due();
        if !due.is_zero() {
            return Some(due);
        }
        let start = Instant::now();
        let stored = self.store_game();
        let cost = start.elapsed();
        playground_base::tracing::debug!("a keyframe of the game took {cost:?} of a frame");
        self.kept_game.last = Some((start, cost));
        self.kept_game.tick = self.document.engine.world().data.read().token.tick();
        if let Err(reason) = stored {
            self.lose_game(reason);
        }
        Some(WRITE)
    }

    fn store_game(&mut self) -> Result<(), String> {
        let open = self.document.engine.open_project();
        let Some(project) = open.map(|open| open.project.folder().to_path_buf()) else {
            return Ok(());
        };
        let writer = self.kept_game.writer(&project);
        let writer = writer.map_err(|error| error.to_string())?;
        let copy = self.document.engine.copy_game();
        if let Some(copy) = copy.map_err(|error| error.to_string())? {
            writer.write(copy);
        }
        Ok(())
    }

    /// Looks how the last keyframe was stored.
    fn follow_writer(&mut self) {
        let stored = self.kept_game.writer.as_mut();
        match stored.and_then(|(_, writer)| writer.poll()) {
            Some(Ok(())) => self.kept_game.problem = None,
            Some(Err(reason)) => self.lose_game(reason),
            None => {}
        }
    }

    fn lose_game(&mut self, reason: String) {
        self.document.engine.forget_keyframes();
        self.kept_game.problem = Some(Problem {
            severity: Severity::Warning,
            source: "journal".into(),
            message: format!(
                "The game is not stored, and would be lost in a crash: {reason}. Edits of the scene are \
                 stored"
            ),
            ..Problem::default()
        });
    }

    /// Ends what is stored of the game: the editor ends in order, or goes to another project.
    pub(super) fn discard_game(&mut self) {
        self.kept_game.end();
    }

    /// Continues the game that another process stored, paused. The scene that it was started on is
    /// open. `None` when no game played.
    pub(super) fn continue_game(&mut self, project: &Path) -> Option<ResumedGame> {
        let file = GameFile::of(project);
        let read = file.read();
        // A game that ends this process too is not continued for ever.
        file.remove();
        let (whole, difference) = match read {
            Ok(read) => read?,
            Err(reason) => return Some(ResumedGame::Lost(reason)),
        };
        let last = difference.as_ref().unwrap_or(&whole);
        let (step, unix_ms) = (last.step(), last.unix_ms);
        Some(match self.document.engine.resume_game(whole, difference) {
            Ok(()) => {
                self.document.history.begin_play();
                ResumedGame::Paused { step, unix_ms }
            }
            Err(error) => ResumedGame::Lost(error.to_string()),
        })
    }
}

/// What became of a game that another process stored.
#[derive(Clone, Debug)]
pub enum ResumedGame {
    /// It continues.
    Paused {
        /// Steps since play started.
        step: u64,
        /// When it was stored, in milliseconds since 1970.
        unix_ms: u64,
    },
    /// It does not, for this reason.
    Lost(String),
}

impl ResumedGame {
    /// What the user should know. `ended_ms` is when the other process ended, in milliseconds since
    /// 1970.
    pub fn text(&self, ended_ms: Option<u64>) -> String {
        match self {
            Self::Lost(reason) => format!("The game is not continued: {reason}"),
            Self::Paused { step, unix_ms } => {
                let before = ended_ms.map(|ended| ended.saturating_sub(*unix_ms) as f64 / 1e3);
                let before = before.map(|s| format!(", {s:.1} s before the crash"));
                let before = before.unwrap_or_default();
                format!("The game continues at step {step}{before}; it is paused")
            }
        }
    }
}
