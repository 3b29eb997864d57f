//! [`ScheduleGraph`]: the schedule as data, for the editor.

use super::{RunCondition, Stage, SystemId};
use playground_base::{ComponentId, FragmentId};

/// The whole schedule at one moment: what runs, in which order and why, and what it costs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScheduleGraph {
    /// [`Stage::Start`], [`Stage::Fixed`], [`Stage::Update`].
    pub stages: Vec<StageGraph>,
    /// Threads that systems run on.
    pub threads: usize,
}

/// One stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageGraph {
    /// The stage.
    pub stage: Stage,
    /// Systems in order, then the refused ones.
    pub systems: Vec<SystemNode>,
    /// The number of batches: systems of one batch do not wait for each other.
    pub batches: usize,
    /// Which system waits for which, in order of `to`.
    pub edges: Vec<SystemEdge>,
    /// The stage's own time.
    pub times: SystemTimes,
    /// Times of the last runs in milliseconds, the oldest first.
    pub recent_ms: Vec<f32>,
}

/// One system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemNode {
    /// Its id.
    pub id: SystemId,
    /// `crate::system`.
    pub name: &'static str,
    /// The plugin that has it.
    pub fragment: FragmentId,
    /// `crate::Type` of the plugin.
    pub plugin: &'static str,
    /// Source file of its declaration, relative to the folder cargo compiled in.
    pub file: &'static str,
    /// Line of its declaration.
    pub line: u32,
    /// Its batch; `None` for a refused system.
    pub batch: Option<usize>,
    /// When it runs.
    pub condition: RunCondition,
    /// Its state.
    pub state: SystemState,
    /// Its times.
    pub times: SystemTimes,
    /// When it started in the last run of its stage, in milliseconds from the stage's start.
    pub start_ms: f32,
    /// The number of entities that match its queries now, summed over the queries.
    pub rows: usize,
}

/// The state of a system.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SystemState {
    /// Its stage did not run yet.
    #[default]
    Waiting,
    /// It ran when its stage ran last.
    Ran,
    /// Its run condition was false when its stage ran last.
    Skipped,
    /// It failed with this error, and is off until play starts again or a reload ends.
    Failed(String),
    /// It was refused, for this reason.
    Refused(String),
}

/// Times of the recent runs in milliseconds; 0 where there was none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SystemTimes {
    /// The last run.
    pub last_ms: f32,
    /// The mean.
    pub mean_ms: f32,
    /// The longest.
    pub max_ms: f32,
    /// The number of measured runs.
    pub runs: usize,
}

/// One system waits for another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemEdge {
    /// Index of the system that runs first.
    pub from: usize,
    /// Index of the system that waits.
    pub to: usize,
    /// One of them requests it, with `after` or `before`.
    pub ordered: bool,
    /// Components that one writes and the other reads or writes.
    pub conflicts: Vec<SystemConflict>,
    /// They conflict and no `after` or `before` orders them, not through others either: they run in
    /// the order in which they are declared.
    pub ambiguous: bool,
}

/// A component for which two systems cannot run together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemConflict {
    /// The component.
    pub component: ComponentId,
    /// Its stable name; empty when it is not registered.
    pub name: &'static str,
    /// The first writes it (else it reads).
    pub from_writes: bool,
    /// The second writes it (else it reads).
    pub to_writes: bool,
}
