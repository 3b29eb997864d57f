//! [`ReloadReport`]: the result of a reload.

use playground_core_ecs::MigrationReport;

/// How a reload ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ReloadOutcome {
    /// The new code runs.
    #[default]
    Done,
    /// Nothing had changed.
    Unchanged,
    /// A stage failed; the old code keeps running.
    Failed {
        /// The stage that failed.
        stage: String,
        /// The error message.
        reason: String,
        /// True when a restart is needed, because a contract or a shared library changed.
        restart: bool,
    },
    /// The user stopped it.
    Cancelled,
}

/// How long one stage of a reload took.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageTime {
    /// Name: `build`, `gates`, `dry run`, `save`, `load` or `restore`.
    pub stage: &'static str,
    /// Duration in milliseconds.
    pub time_ms: f32,
}

/// The result of a reload.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReloadReport {
    /// Packages that were swapped, with their generation now.
    pub modules: Vec<(String, u32)>,
    /// How it ended.
    pub outcome: ReloadOutcome,
    /// Stages in order.
    pub stages: Vec<StageTime>,
    /// From the command to the end, in milliseconds.
    pub total_ms: f32,
    /// Components whose fields changed.
    pub migrations: Vec<MigrationReport>,
    /// ViewModels whose state was not saved or not restored, with the reasons.
    pub refused_states: Vec<String>,
    /// What happened to rows of components that no module declares any more, or again.
    pub notes: Vec<String>,
    /// What the modules printed in the dry run; of much the end.
    pub output: String,
    /// The generation of the project's code that runs then, when it is known.
    pub generation: Option<u32>,
}
