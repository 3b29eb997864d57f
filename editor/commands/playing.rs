//! Play, pause, step, stop.

use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{EditorApp, JobKind, Origin};
use playground_base::serde_json::Value as Json;
use playground_core_engine::PlayMode;
use playground_core_input::InputEvent;

impl EditorApp {
    pub(super) fn start_play(&mut self) -> Outcome {
        self.in_play(|app| Ok(app.document.engine.play()?))?;
        self.play_outcome()
    }

    pub(super) fn pause_play(&mut self) -> Outcome {
        self.in_play(|app| Ok(app.document.engine.pause()?))?;
        self.play_outcome()
    }

    /// Runs steps: at once when they are fast, else a few in each frame.
    pub(super) fn step(
        &mut self,
        count: u32,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        if let Some(job) = self.jobs.find(|kind| matches!(kind, JobKind::Steps { .. })) {
            return Err(CommandError::Busy(job.id));
        }
        let left = self.in_play(|app| app.run_steps(count))?;
        if left == 0 {
            return self.play_outcome().map(Reply::Done);
        }
        let kind = JobKind::Steps { left, total: count };
        Ok(Reply::Later(self.jobs.begin(kind, name, origin)))
    }

    pub(super) fn stop_play(&mut self) -> Outcome {
        self.document.engine.stop()?;
        self.end_play();
        Ok(Json::Null)
    }

    pub(super) fn capture(&mut self, on: bool) -> Outcome {
        let playing = self.document.engine.play_mode() == PlayMode::Play;
        if on && !playing {
            return Err(CommandError::NoGame);
        }
        if !on {
            self.document.engine.input(InputEvent::Released);
        }
        self.mirror.state.play.captured = on;
        Ok(Json::Null)
    }

    fn in_play<R>(
        &mut self,
        act: impl FnOnce(&mut Self) -> Result<R, CommandError>,
    ) -> Result<R, CommandError> {
        let before = self.document.engine.play_mode();
        let done = act(self);
        if before == PlayMode::Edit && self.document.engine.play_mode() != PlayMode::Edit {
            self.document.history.begin_play();
            let play = &mut self.mirror.state.play;
            self.mirror.game_camera_in_edit = play.game_camera;
            play.game_camera = true;
        }
        self.follow_game();
        done
    }
}
