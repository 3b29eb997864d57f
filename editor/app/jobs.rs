//! [`Jobs`]: commands that take time and go on in the background.

use super::Origin;
use crate::answer::Outcome;
use playground_core_engine::BuildStatus;
use playground_core_ui::{JobId, JobStatus};
use std::time::Instant;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobKind {
    /// Builds and reloads modules.
    Reload,
    /// Builds the host of another project.
    Host {
        /// The revision of the history when it was asked for: what was unsaved then was asked about.
        revision: u64,
    },
    /// Builds everything for a restart.
    Restart,
    /// Runs fixed steps of play.
    Steps {
        /// Those not run yet.
        left: u32,
        /// All of them.
        total: u32,
    },
    /// The front does it: a picture, the clipboard.
    Front,
}

impl JobKind {
    /// It ends when a build ends.
    pub const fn is_build(self) -> bool {
        matches!(self, Self::Reload | Self::Host { .. } | Self::Restart)
    }
}

/// Something that goes on.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// The command that began it.
    pub command: &'static str,
    /// Who asked for it.
    pub origin: Origin,
    /// The line that asked for it, if one did: its outcome goes into the log.
    pub line: Option<String>,
    /// When it began.
    pub start: Instant,
}

impl Job {
    /// The job for panels. `build` says how far the build is that it may wait for.
    pub fn status(&self, build: &BuildStatus) -> JobStatus {
        let part = |done: f32, all: f32| Some((done / all.max(1.0)).min(1.0));
        let progress = match (self.kind, build) {
            (JobKind::Steps { left, total }, _) => part((total - left) as f32, total as f32),
            (JobKind::Front, _) => None,
            (_, BuildStatus::Building { done, total, .. }) => part(*done as f32, *total as f32),
            _ => None,
        };
        JobStatus {
            id: self.id,
            command: self.command,
            progress,
        }
    }
}

/// A job that ended.
#[derive(Debug)]
pub struct EndedJob {
    /// What it was.
    pub job: Job,
    /// What came of it.
    pub outcome: Outcome,
}

/// Commands that go on in the background.
#[derive(Debug, Default)]
pub struct Jobs {
    last: u64,
    running: Vec<Job>,
    ended: Vec<EndedJob>,
}

impl Jobs {
    /// A job begins.
    pub fn begin(&mut self, kind: JobKind, command: &'static str, origin: Origin) -> JobId {
        self.last += 1;
        let id = JobId(self.last);
        self.running.push(Job {
            id,
            kind,
            command,
            origin,
            line: None,
            start: Instant::now(),
        });
        id
    }

    /// A job ended. Nothing happens when it is not running any more: it was cancelled.
    pub fn finish(&mut self, id: JobId, outcome: Outcome) {
        let Some(at) = self.running.iter().position(|job| job.id == id) else {
            return;
        };
        let job = self.running.remove(at);
        self.ended.push(EndedJob { job, outcome });
    }

    /// The jobs that go on, the oldest first.
    pub fn running(&self) -> &[Job] {
        &self.running
    }

    /// The oldest that this is true of.
    pub fn find(&self, is_it: impl Fn(JobKind) -> bool) -> Option<&Job> {
        self.running.iter().find(|job| is_it(job.kind))
    }

    /// A job that goes on.
    pub fn get(&self, id: JobId) -> Option<&Job> {
        self.running.iter().find(|job| job.id == id)
    }

    /// The same, to say how far it is.
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
    fn a_job_is_answered_once_under_its_own_number() {
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
