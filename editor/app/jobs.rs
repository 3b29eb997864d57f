//! [`Jobs`]: commands that run in the background.

use super::Origin;
use crate::answer::Outcome;
use playground_core_engine::BuildStatus;
use playground_core_ui::{JobId, JobStatus};
use std::time::Instant;

/// The kind of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Builds and reloads modules.
    Reload {
        /// A line started it: no dialog opens.
        is_of_line: bool,
    },
    /// Builds the host of another project.
    Host {
        /// The revision of the history at the request: unsaved changes up to it were confirmed.
        revision: u64,
    },
    /// Builds everything for a restart.
    Restart,
    /// Runs fixed steps of play.
    Steps {
        /// Steps that are still to run.
        left: u32,
        /// All steps of the job.
        total: u32,
    },
    /// Waits for the last version of the scene, which git prints.
    LastCommit,
    /// Puts a model into the scene when it is read.
    Place,
    /// Imports a file, which takes long.
    Import {
        /// Which import it is.
        number: u64,
        /// How much is done, of 1,000; `None` when the importer does not tell.
        done: Option<u32>,
    },
    /// Copies a large file into the project.
    Copy {
        /// How much is done, of 1,000; `None` until that is known.
        done: Option<u32>,
    },
    /// A task of the front: takes a picture or reads the clipboard.
    Front,
}

impl JobKind {
    /// True when the job ends with a build.
    pub const fn is_build(self) -> bool {
        matches!(
            self,
            Self::Reload { .. } | Self::Host { .. } | Self::Restart
        )
    }

    /// True for a reload.
    pub const fn is_reload(self) -> bool {
        matches!(self, Self::Reload { .. })
    }
}

/// A running job.
#[derive(Clone, Debug)]
pub struct Job {
    /// Number of the job.
    pub id: JobId,
    /// Kind of the job.
    pub kind: JobKind,
    /// Name of the command that started it.
    pub command: &'static str,
    /// What it is about, such as the path of a file; empty for nothing.
    pub subject: String,
    /// The sender of the command.
    pub origin: Origin,
    /// The command line that started it, if any: its outcome goes into the log.
    pub line: Option<String>,
    /// When it started.
    pub start: Instant,
}

impl Job {
    /// The job as panels see it. `build` is the progress of the build that it may wait for.
    pub fn status(&self, build: &BuildStatus) -> JobStatus {
        let share = |done: f32, all: f32| Some((done / all.max(1.0)).min(1.0));
        let progress = match (self.kind, build) {
            (JobKind::Steps { left, total }, _) => share((total - left) as f32, total as f32),
            (JobKind::Import { done, .. } | JobKind::Copy { done }, _) => {
                done.and_then(|done| share(done as f32, 1_000.0))
            }
            (JobKind::Front | JobKind::LastCommit | JobKind::Place, _) => None,
            (_, BuildStatus::Building { done, total, .. }) => share(*done as f32, *total as f32),
            _ => None,
        };
        JobStatus {
            id: self.id,
            command: self.command,
            subject: self.subject.clone(),
            progress,
        }
    }
}

/// A job that ended.
#[derive(Debug)]
pub struct EndedJob {
    /// The job.
    pub job: Job,
    /// Its result.
    pub outcome: Outcome,
}

/// The running jobs and those that ended.
#[derive(Debug, Default)]
pub struct Jobs {
    last: u64,
    running: Vec<Job>,
    ended: Vec<EndedJob>,
}

impl Jobs {
    /// Starts a job.
    pub fn begin(&mut self, kind: JobKind, command: &'static str, origin: Origin) -> JobId {
        self.last += 1;
        let id = JobId(self.last);
        self.running.push(Job {
            id,
            kind,
            command,
            subject: String::new(),
            origin,
            line: None,
            start: Instant::now(),
        });
        id
    }

    /// Ends a job. Does nothing when it is not running any more, because it was cancelled.
    pub fn finish(&mut self, id: JobId, outcome: Outcome) {
        let Some(at) = self.running.iter().position(|job| job.id == id) else {
            return;
        };
        let job = self.running.remove(at);
        self.ended.push(EndedJob { job, outcome });
    }

    /// Forgets a job that need not run: what it is for is done already.
    pub fn forget(&mut self, id: JobId) {
        self.running.retain(|job| job.id != id);
    }

    /// The running jobs, the oldest first.
    pub fn running(&self) -> &[Job] {
        &self.running
    }

    /// The oldest running job of such a kind.
    pub fn find(&self, is_it: impl Fn(JobKind) -> bool) -> Option<&Job> {
        self.running.iter().find(|job| is_it(job.kind))
    }

    /// A running job.
    pub fn get(&self, id: JobId) -> Option<&Job> {
        self.running.iter().find(|job| job.id == id)
    }

    /// A running job, to update its progress.
    pub fn get_mut(&mut self, id: JobId) -> Option<&mut Job> {
        self.running.iter_mut().find(|job| job.id == id)
    }

    /// Jobs that ended since the last call.
    pub(super) fn take_ended(&mut self) -> Vec<EndedJob> {
        std::mem::take(&mut self.ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::serde_json::json;

    #[test]
    fn finished_job_ends_once_under_its_own_id() {
        let mut jobs = Jobs::default();
        let [first, second] =
            ["reload", "screenshot"].map(|name| jobs.begin(JobKind::Front, name, Origin::Script));
        assert_ne!(first, second);
        jobs.finish(second, Ok(json!(2)));
        jobs.finish(second, Ok(json!(3)));
        let ended = jobs.take_ended();
        assert_eq!(ended.len(), 1);
        assert_eq!(ended[0].job.command, "screenshot");
        assert_eq!(ended[0].outcome.as_ref().ok(), Some(&json!(2)));
        assert!(jobs.take_ended().is_empty());
        assert_eq!(jobs.running().len(), 1);
    }
}
