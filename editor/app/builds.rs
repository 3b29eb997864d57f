//! Handles ended builds: reloads, hosts of other projects, restarts.

use super::{EditorApp, Ending, FrontTask, JobKind, Mark};
use crate::answer::{CommandError, Outcome, errors_json, plan_json, reload_json};
use playground_base::serde_json::json;
use playground_core_engine::{ReloadOutcome, ReloadPlan, ReloadReport};
use playground_core_ui::{JobId, LogLevel};
use playground_engine::{BuildEnd, NextHost};

/// The maximum number of stored reports.
const MAX_REPORTS: usize = 20;

impl EditorApp {
    /// Continues a job whose outcome is awaited, and waits for other threads. Jobs of the front are
    /// left to the front.
    pub fn advance(&mut self, id: JobId) {
        let Some(kind) = self.jobs.get(id).map(|job| job.kind) else {
            return;
        };
        if matches!(kind, JobKind::Steps { .. }) {
            self.advance_steps();
        } else if kind == JobKind::LastCommit {
            self.wait_last_commit();
        } else if kind == JobKind::Place {
            self.wait_placed_model(id);
        } else if matches!(kind, JobKind::Copy { .. }) {
            self.take_copied_assets(Some(id));
        } else if kind.is_build() {
            self.document.engine.wait_build();
            self.take_builds();
            if self.jobs.get(id).is_some() && self.ending.is_none() {
                let text = "the build ended without a result".to_owned();
                self.jobs.finish(id, Err(CommandError::Outside(text)));
            }
        }
        self.refresh();
    }

    /// Handles ended builds. True when there was one.
    pub(super) fn take_builds(&mut self) -> bool {
        let ended = self.document.engine.take_ended();
        let happened = !ended.is_empty();
        if happened {
            self.keep_trust();
        }
        for end in ended {
            match end {
                BuildEnd::Reload(report) => {
                    let outcome = self.take_report(report);
                    self.finish_build(JobKind::is_reload, outcome);
                }
                BuildEnd::Plan(plan) => self.take_plan(&plan),
                BuildEnd::Host(built) => self.take_host(built),
                BuildEnd::Restart(built) => self.take_rebuilt(built),
            }
        }
        happened
    }

    /// A reload waits for a decision: of the user, or of the next lines.
    fn take_plan(&mut self, plan: &ReloadPlan) {
        let is_of_line = |kind| matches!(kind, JobKind::Reload { is_of_line: true });
        let mut fields = plan_json(plan);
        fields["outcome"] = json!("waiting");
        if self.jobs.find(is_of_line).is_none() {
            let text = "the reload waits for a decision: it would change data".to_owned();
            self.log.add(LogLevel::Info, "reload", &text);
            self.front.push(FrontTask::OpenPlanDialog);
        }
        self.finish_build(JobKind::is_reload, Ok(fields));
    }

    /// Carries out the reload that waits.
    ///
    /// # Errors
    /// When none waits, or it fails.
    pub fn apply_plan(&mut self) -> Outcome {
        self.document.engine.apply_plan()?;
        let mut outcome = Err(CommandError::Outside("the reload has no result".to_owned()));
        for end in self.document.engine.take_ended() {
            if let BuildEnd::Reload(report) = end {
                outcome = self.take_report(report);
            }
        }
        outcome
    }

    /// Remembers what the user trusts of the open project, with what changed since and needs no question.
    pub(crate) fn keep_trust(&self) {
        let engine = &self.document.engine;
        let project = engine.open_project().map(|open| open.project.folder());
        if let (Some(project), Some(content)) = (project, engine.trusted()) {
            let trusted = self.files.trusted();
            trusted.trust(project, &content.clone().without_made());
        }
    }

    /// Finishes the job of a build, if there is one: an automatic reload has no job.
    fn finish_build(&mut self, is_it: impl Fn(JobKind) -> bool, outcome: Outcome) {
        if let Some(id) = self.jobs.find(is_it).map(|job| job.id) {
            self.jobs.finish(id, outcome);
        }
    }

    /// Stores a report and logs it.
    pub(crate) fn take_report(&mut self, report: ReloadReport) -> Outcome {
        use ReloadOutcome::{Cancelled, Done, Failed, Unchanged};
        let mut fields = reload_json(&report);
        if matches!(report.outcome, Failed { .. }) {
            fields["errors"] = errors_json(self.document.engine.build_problems());
        }
        let (level, text) = match &report.outcome {
            Done => {
                let modules = report.modules.iter();
                let names: Vec<String> = modules.map(|(name, g)| format!("{name} ({g})")).collect();
                let generation = report.generation;
                let generation = generation.map(|number| format!("; generation {number} runs"));
                let text = format!(
                    "reloaded {} in {:.0} ms{}",
                    names.join(", "),
                    report.total_ms,
                    generation.unwrap_or_default()
                );
                (LogLevel::Info, text)
            }
            Unchanged => (LogLevel::Info, "nothing had changed".to_owned()),
            Cancelled => {
                let text = "the build was stopped; the old code goes on".to_owned();
                (LogLevel::Warning, text)
            }
            Failed { stage, reason, .. } => {
                let text = format!("{stage}: {reason}; the old code goes on");
                (LogLevel::Error, text)
            }
        };
        let is_good = matches!(report.outcome, Done | Unchanged);
        self.log_output(&report);
        self.log.add(level, "reload", &text);
        for text in losses(&report) {
            self.log.add(LogLevel::Warning, "reload", &text);
            self.notify(LogLevel::Warning, text);
        }
        self.document.follow_renames(&report.migrations);
        if !report.migrations.is_empty() || !report.notes.is_empty() {
            // The steps in the journal are of components as they were.
            self.document.require_keyframe();
        }
        self.mirror.state.reloads.insert(0, report);
        self.mirror.state.reloads.truncate(MAX_REPORTS);
        for mark in [Mark::Scene, Mark::Project, Mark::Modules] {
            self.mirror.mark(mark);
        }
        self.touch_at_once();
        if is_good {
            Ok(fields)
        } else {
            Err(CommandError::Build { text, fields })
        }
    }

    /// Logs what modules printed in the dry run.
    fn log_output(&mut self, report: &ReloadReport) {
        let modules = report.modules.iter().map(|(package, _)| package.as_str());
        let modules: Vec<&str> = modules.collect();
        let source = match modules.as_slice() {
            [] => "dry run".to_owned(),
            _ => format!("{} (dry run)", modules.join(", ")),
        };
        for line in report.output.lines().filter(|line| !line.trim().is_empty()) {
            self.log.add(LogLevel::Info, &source, line);
        }
    }

    /// Ends this process when the host is built. The next host then answers the command, so its job
    /// does not end here.
    fn take_host(&mut self, built: Result<NextHost, String>) {
        let is_host = |kind| matches!(kind, JobKind::Host { .. });
        let requested = self.jobs.find(is_host).map(|job| job.kind);
        let history = &self.document.history;
        let is_unchanged = requested
            == Some(JobKind::Host {
                revision: history.revision(),
            });
        let refused = match built {
            // Changes that were unsaved at the time of the request were confirmed then.
            Ok(next) if self.document.is_unsaved() && !is_unchanged => {
                CommandError::EditedMeanwhile(next.project)
            }
            Ok(next) => {
                self.discard_session();
                // That changes are lost was confirmed.
                self.document.discard_journal();
                self.ending = Some(Ending::HandOver(next));
                return;
            }
            Err(text) => CommandError::Outside(text),
        };
        self.finish_build(is_host, Err(refused));
    }

    /// Ends this process when everything is built. The next one then answers the command, so its job
    /// does not end here.
    fn take_rebuilt(&mut self, built: Result<(), String>) {
        let refused = match built {
            Ok(()) => match self.save_session() {
                Ok(()) => {
                    let text = "everything is built: the editor restarts";
                    self.log.add(LogLevel::Info, "editor", text);
                    self.ending = Some(Ending::Restart);
                    return;
                }
                Err(error) => format!("the editor does not restart: {error}"),
            },
            Err(text) => text,
        };
        let outcome = Err(CommandError::Outside(refused));
        self.finish_build(|kind| kind == JobKind::Restart, outcome);
    }
}

/// What a reload took from the world or from the modules, one sentence each.
fn losses(report: &ReloadReport) -> Vec<String> {
    let migrations = report.migrations.iter().filter(|m| !m.lost.is_empty());
    let lost = migrations.map(|m| format!("{} lost {}", m.component, m.lost.join(", ")));
    let states = report.refused_states.iter();
    let states = states.map(|state| format!("its state is not carried over: {state}"));
    let notes = report.notes.iter().cloned();
    lost.chain(states).chain(notes).collect()
}
