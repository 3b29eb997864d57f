//! Runs the steps of a `step` command, a few in each frame.

use super::{EditorApp, JobKind};
use crate::answer::{CommandError, Outcome};
use playground_base::serde_json::json;
use playground_core_engine::PlayMode;
use std::time::{Duration, Instant};

/// The longest time that steps may take in a frame.
const MAX_TIME: Duration = Duration::from_millis(50);

impl EditorApp {
    /// Runs steps until they are done or a frame is due. Returns how many are left.
    pub(crate) fn run_steps(&mut self, count: u32) -> Result<u32, CommandError> {
        let start = Instant::now();
        let mut left = count;
        while left > 0 {
            self.run_step()?;
            left -= 1;
            if self.document.engine.play_mode() == PlayMode::Edit {
                // The game ended itself.
                return Ok(0);
            }
            if start.elapsed() >= MAX_TIME {
                break;
            }
        }
        Ok(left)
    }

    fn run_step(&mut self) -> Result<(), CommandError> {
        let report = self.document.engine.step(1)?;
        self.mirror.state.frame.clone_from(report);
        self.follow_game();
        // A system that failed before is off, and the steps go on without it.
        let failed = self.follow_failures().into_iter().next();
        failed.map_or(Ok(()), |failure| {
            Err(CommandError::Step {
                system: failure.system,
                error: failure.error,
            })
        })
    }

    /// Continues the steps of a job until a frame is due. True when there is such a job.
    pub(super) fn advance_steps(&mut self) -> bool {
        let Some(job) = self.jobs.find(|kind| matches!(kind, JobKind::Steps { .. })) else {
            return false;
        };
        let (id, kind) = (job.id, job.kind);
        // Steps of a script run without frames, in which the game would be stored.
        let _due = self.keep_game();
        let JobKind::Steps { left, total } = kind else {
            return false;
        };
        // Stopping or continuing play cancels the remaining steps, and so does the end of the editor.
        let goes_on = self.document.engine.play_mode() == PlayMode::Pause && !self.is_ending();
        let outcome = if goes_on {
            self.run_steps(left)
        } else {
            Err(CommandError::Cancelled)
        };
        match outcome {
            Ok(0) => self.jobs.finish(id, self.play_outcome()),
            Err(error) => self.jobs.finish(id, Err(error)),
            Ok(left) => {
                if let Some(job) = self.jobs.get_mut(id) {
                    job.kind = JobKind::Steps { left, total };
                }
            }
        }
        true
    }

    /// The step and time of play as JSON.
    pub(crate) fn play_outcome(&self) -> Outcome {
        let (step, elapsed_s) = self.document.engine.play_time();
        Ok(json!({"step": step, "elapsed_s": elapsed_s}))
    }
}
