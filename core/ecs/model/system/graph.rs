//! [`ScheduleGraph`]: the schedule to look at.

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
    /// Which.
    pub stage: Stage,
    /// Systems in order, then those that have no place.
    pub systems: Vec<SystemNode>,
    /// How many batches there are: those of one batch wait for none of the same.
    pub batches: usize,
    /// What waits for what, in order of `to`.
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
    /// Its batch; `None` for a system that has no place.
    pub batch: Option<usize>,
    /// When it has something to do.
    pub condition: RunCondition,
    /// How it is.
    pub state: SystemState,
    /// What it costs.
    pub times: SystemTimes,
    /// When it started in the last run of its stage, in milliseconds from the stage's start.
    pub start_ms: f32,
    /// Entities that match its queries now, of all queries together.
    pub rows: usize,
}

/// How a system is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SystemState {
    /// Its stage did not run yet.
    #[default]
    Waiting,
    /// It ran when its stage ran last.
    Ran,
    /// Its run condition did not hold when its stage ran last.
    Skipped,
    /// It failed with this error, and rests until its module is reloaded.
    Failed(String),
    /// It has no place in its stage, for this reason.
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
    /// How many runs these are of.
    pub runs: usize,
}

/// One system waits for another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SystemEdge {
    /// Place of the one that runs first.
    pub from: usize,
    /// Place of the one that waits.
    pub to: usize,
    /// One of them asks for it, with `after` or `before`.
    pub ordered: bool,
    /// What one writes and the other touches.
    pub conflicts: Vec<SystemConflict>,
    /// They conflict and nobody says which comes first, not through others either: they run in the
    /// order in which they are declared.
    pub ambiguous: bool,
}

/// A component for which two systems cannot run together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemConflict {
    /// Which.
    pub component: ComponentId,
    /// Its stable name; empty when nobody registered it.
    pub name: &'static str,
    /// The first writes it (else it reads).
    pub from_writes: bool,
    /// The second writes it (else it reads).
    pub to_writes: bool,
}
