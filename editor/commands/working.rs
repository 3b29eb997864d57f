//! What takes time: reload, restart, and stopping what goes on.

use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{EditorApp, Job, JobKind, Origin};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::JobId;

impl EditorApp {
    /// Starts a reload; its report is the outcome.
    pub(super) fn reload(
        &mut self,
        package: Option<String>,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        self.document.engine.reload(package)?;
        let id = self.jobs.begin(JobKind::Reload, name, origin);
        Ok(Reply::Later(id))
    }

    /// Saves and builds; the editor starts again when the build has ended well, and goes on as it
    /// is when not.
    pub(super) fn restart(
        &mut self,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        self.stop_play()?;
        if self.document.is_unsaved() {
            self.save(None)?;
        }
        self.document.engine.rebuild()?;
        let id = self.jobs.begin(JobKind::Restart, name, origin);
        Ok(Reply::Later(id))
    }

    /// Stops a job; without a number what began last, a build that began by itself included.
    pub(super) fn cancel(&mut self, job: Option<JobId>) -> Outcome {
        let running = self.jobs.running();
        let found = match job {
            Some(id) => Some(self.jobs.get(id).ok_or(CommandError::NoJob(id))?),
            None => running.last(),
        };
        let Some((id, kind)) = found.map(|job| (job.id, job.kind)) else {
            return match self.document.engine.is_building() {
                true => {
                    self.document.engine.cancel_build();
                    Ok(Json::Null)
                }
                false => Err(CommandError::NothingToCancel),
            };
        };
        // A build ends with a result that says so, and its job with it.
        match kind.is_build() {
            true => self.document.engine.cancel_build(),
            false => self.jobs.finish(id, Err(CommandError::Cancelled)),
        }
        Ok(json!({"job": id.0}))
    }

    /// What goes on in the background.
    pub(super) fn list_jobs(&self) -> Json {
        let build = self.document.engine.build_status();
        let row = |job: &Job| {
            json!({
                "job": job.id.0,
                "command": job.command,
                "elapsed_s": job.start.elapsed().as_secs_f32(),
                "progress": job.status(build).progress,
            })
        };
        json!({"jobs": self.jobs.running().iter().map(row).collect::<Json>()})
    }
}
