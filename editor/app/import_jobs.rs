//! [`ImportJobs`]: imports that take long are jobs, which are listed and can be cancelled.

use super::{EditorApp, JobKind, Origin};
use playground_core_ui::{ImportStatus, JobId, LogLevel};
use playground_engine::RunningImport;

/// The jobs of imports that take long, with the numbers of those.
#[derive(Debug, Default)]
pub struct ImportJobs {
    known: Vec<(u64, JobId)>,
}

impl EditorApp {
    /// Follows the imports that take long. True when there is something else to show.
    pub(crate) fn follow_imports(&mut self) -> bool {
        let running = self.document.engine.long_imports();
        let ended = |number: u64| running.iter().all(|of| of.number != number);
        let mut known = std::mem::take(&mut self.import_jobs.known);
        for (_, job) in known.extract_if(.., |(number, _)| ended(*number)) {
            self.jobs.forget(job);
        }
        for of in &running {
            let is_it = |(number, _): &&(u64, JobId)| *number == of.number;
            let job = known.iter().find(is_it).map(|(_, job)| *job);
            let job = job.unwrap_or_else(|| {
                let kind = JobKind::Import {
                    number: of.number,
                    done: None,
                };
                let job = self.jobs.begin(kind, "import", Origin::User);
                known.push((of.number, job));
                job
            });
            if let Some(job) = self.jobs.get_mut(job) {
                job.subject.clone_from(&of.path);
                job.kind = JobKind::Import {
                    number: of.number,
                    done: of.share.map(|share| (share * 1_000.0) as u32),
                };
            }
        }
        self.import_jobs.known = known;
        let shown: Vec<ImportStatus> = running.into_iter().map(status_of).collect();
        let is_other = self.mirror.state.imports != shown;
        self.mirror.state.imports = shown;
        is_other
    }

    /// Stops an import: what the file was before stays.
    pub(crate) fn cancel_import(&mut self, number: u64) {
        let running = self.document.engine.long_imports();
        self.document.engine.cancel_import(number);
        if let Some(of) = running.into_iter().find(|of| of.number == number) {
            let text = format!("the import of {} was cancelled", of.path);
            self.notify(LogLevel::Info, text);
        }
    }
}

fn status_of(of: RunningImport) -> ImportStatus {
    ImportStatus {
        path: of.path,
        share: of.share,
        now: of.now,
    }
}
