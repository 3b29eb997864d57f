//! Commands for jobs: reload, restart, cancel.

use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{EditorApp, Job, JobKind, Origin};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::JobId;
use playground_engine::ReloadMode;

impl EditorApp {
    /// Starts a reload; its report is the outcome.
    pub(super) fn reload(
        &mut self,
        package: Option<String>,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        let mode = self.reload_mode();
        self.begin_reload(package, mode, name, origin)
    }

    /// A line is answered with what was done; a menu, a key and a panel may ask.
    pub(super) const fn reload_mode(&self) -> ReloadMode {
        if self.executes_line || !self.mirror.state.asks_reload {
            ReloadMode::Apply
        } else {
            ReloadMode::Ask
        }
    }

    /// Starts a reload that waits for a decision before it changes anything. The answer is what it
    /// would do.
    pub(super) fn preview_reload(
        &mut self,
        package: Option<String>,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        self.begin_reload(package, ReloadMode::Preview, name, origin)
    }

    fn begin_reload(
        &mut self,
        package: Option<String>,
        mode: ReloadMode,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        let started = self.document.engine.reload(package, mode);
        started.map_err(|error| self.ask_if_untrusted(error))?;
        let is_of_line = self.executes_line;
        let kind = JobKind::Reload { is_of_line };
        Ok(Reply::Later(self.jobs.begin(kind, name, origin)))
    }

    /// Builds. The editor restarts when the build succeeds, with everything as it is then, and
    /// continues unchanged when it fails.
    pub(super) fn restart(
        &mut self,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        let started = self.document.engine.rebuild();
        started.map_err(|error| self.ask_if_untrusted(error))?;
        let id = self.jobs.begin(JobKind::Restart, name, origin);
        Ok(Reply::Later(id))
    }

    /// Stops a job. Without an id it stops the last job, or a build that started by itself.
    pub(super) fn cancel(&mut self, job: Option<JobId>) -> Outcome {
        let running = self.jobs.running();
        let found = match job {
            Some(id) => Some(self.jobs.get(id).ok_or(CommandError::NoJob(id))?),
            None => running.last(),
        };
        let Some((id, kind)) = found.map(|job| (job.id, job.kind)) else {
            return if self.document.engine.is_building() {
                self.document.engine.cancel_build();
                Ok(Json::Null)
            } else {
                Err(CommandError::NothingToCancel)
            };
        };
        // The build reports that it was cancelled, which ends its job.
        if let JobKind::Import { number, .. } = kind {
            self.cancel_import(number);
        }
        if kind.is_build() {
            self.document.engine.cancel_build();
        } else {
            self.jobs.finish(id, Err(CommandError::Cancelled));
        }
        Ok(json!({"job": id.0}))
    }

    /// The running jobs as JSON.
    pub(super) fn list_jobs(&mut self) -> Json {
        // A script need not draw frames, in which they are looked at.
        self.follow_imports();
        self.follow_copies();
        let build = self.document.engine.build_status();
        let row = |job: &Job| {
            json!({
                "job": job.id.0,
                "command": job.command,
                "subject": job.subject,
                "elapsed_s": job.start.elapsed().as_secs_f32(),
                "progress": job.status(build).progress,
            })
        };
        json!({"jobs": self.jobs.running().iter().map(row).collect::<Json>()})
    }
}
