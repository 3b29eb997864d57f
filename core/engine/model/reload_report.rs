//! [`ReloadReport`].

use playground_core_ecs::MigrationReport;

/// How a reload ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ReloadOutcome {
    /// The new code runs.
    #[default]
    Done,
    /// Nothing had changed.
    Unchanged,
    /// Something failed; the old code runs on.
    Failed {
        /// The stage that failed.
        stage: String,
        /// Why.
        reason: String,
        /// Only a restart helps: a contract or a shared library changed.
        restart: bool,
    },
    /// The user stopped it.
    Cancelled,
}

/// How long one stage of a reload took.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageTime {
    /// `build`, `gates`, `try`, `save`, `load`, `restore`, `first frame`.
    pub stage: &'static str,
    /// In milliseconds.
    pub time_ms: f32,
}

/// What a reload did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReloadReport {
    /// Packages that were swapped, with their generation now.
    pub modules: Vec<(String, u32)>,
    /// How it ended.
    pub outcome: ReloadOutcome,
    /// Stages in order.
    pub stages: Vec<StageTime>,
    /// From the command to the first good frame, in milliseconds.
    pub total_ms: f32,
    /// Components whose fields changed.
    pub migrations: Vec<MigrationReport>,
    /// States that the new code refused; they are kept.
    pub refused_states: Vec<String>,
}
