//! [`ReloadWatch`]: the outcome of the last reload in the toolbar.

use playground_core_engine::{ReloadOutcome, ReloadReport};
use playground_core_ui::EditorState;

/// How long a success is shown, in seconds.
const SHOWN_S: f64 = 6.0;

/// The outcome of a reload as the toolbar shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The new code runs.
    Good(String),
    /// Nothing happened.
    Neutral(String),
    /// The old code keeps running.
    Bad {
        /// Short text.
        text: String,
        /// Full reason.
        reason: String,
    },
}

/// Watches for reloads that ended.
#[derive(Debug, Default)]
pub struct ReloadWatch {
    seen: Option<ReloadReport>,
    /// When it ended, in egui's time; `None` for a report that existed at the start.
    ended_s: Option<f64>,
    started: bool,
    /// True for a frame after a reload failed.
    has_failed: bool,
    dismissed: Option<ReloadReport>,
}

impl ReloadWatch {
    /// Updates from the state; call it once a frame. Returns the seconds until the next call is
    /// needed.
    pub fn update(&mut self, state: &EditorState, now_s: f64) -> Option<f64> {
        let last = state.reloads.first();
        self.has_failed = false;
        if last != self.seen.as_ref() {
            self.seen = last.cloned();
            self.ended_s = self.started.then_some(now_s);
            let is_failure = |last: &ReloadReport| {
                matches!(last.outcome, ReloadOutcome::Failed { restart: false, .. })
            };
            self.has_failed = self.started && last.is_some_and(is_failure);
        }
        self.started = true;
        let left_s = self.ended_s? + SHOWN_S - now_s;
        (left_s > 0.0).then_some(left_s)
    }

    /// True when a reload failed since the last update: its problems are to be shown. A failure that
    /// needs a restart has a banner of its own.
    pub const fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// The outcome to show now. Failures stay until the next reload.
    pub fn outcome(&self, state: &EditorState, now_s: f64) -> Option<Outcome> {
        let last = state.reloads.first()?;
        let recent = self
            .ended_s
            .is_some_and(|ended_s| now_s < ended_s + SHOWN_S);
        match &last.outcome {
            ReloadOutcome::Failed { stage, reason, .. } => Some(Outcome::Bad {
                text: failure_text(stage),
                reason: reason.clone(),
            }),
            _ if !recent => None,
            ReloadOutcome::Done => Some(Outcome::Good(done_text(last))),
            ReloadOutcome::Unchanged => Some(Outcome::Neutral("Nothing had changed".to_owned())),
            ReloadOutcome::Cancelled => Some(Outcome::Neutral("Build cancelled".to_owned())),
        }
    }

    /// The reason of the last reload for a restart, unless the user postponed it.
    pub fn restart_reason<'a>(&self, state: &'a EditorState) -> Option<&'a str> {
        let last = state.reloads.first()?;
        if self.dismissed.as_ref() == Some(last) {
            return None;
        }
        match &last.outcome {
            ReloadOutcome::Failed {
                reason,
                restart: true,
                ..
            } => Some(reason),
            _ => None,
        }
    }

    /// Hides the restart banner until the next reload that needs a restart.
    pub fn dismiss_restart(&mut self, state: &EditorState) {
        self.dismissed = state.reloads.first().cloned();
    }
}

/// What failed, in the words of people: the stages have names for those who look at reports.
fn failure_text(stage: &str) -> String {
    match stage {
        "build" => "Build failed",
        "gates" => "Refused before loading",
        "dry run" => "Dry run failed",
        "save" => "Saving the state failed",
        "load" => "Loading failed",
        "restore" => "Restoring the state failed",
        "first frame" => "First frame failed",
        other => return format!("Failed at {other}"),
    }
    .to_owned()
}

/// `Reloaded in 312 ms · generation 4`.
fn done_text(report: &ReloadReport) -> String {
    let time = format!("Reloaded in {:.0} ms", report.total_ms);
    match report.modules.as_slice() {
        [] => time,
        [(_, generation)] => format!("{time} · generation {generation}"),
        several => format!("{time} · {} modules", several.len()),
    }
}
