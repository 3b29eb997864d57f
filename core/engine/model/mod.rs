//! Pure data.

mod build_status;
mod module_off;
mod module_status;
mod play_status;
mod problem;
mod project_generation;
mod reload_plan;
mod reload_report;
mod scene_conflict;
mod source_change;
mod unread_value;

pub use build_status::BuildStatus;
pub use module_off::ModuleOff;
pub use module_status::ModuleStatus;
pub use play_status::{PlayMode, PlayStatus};
pub use problem::{Problem, Remedy, Severity};
pub use project_generation::{
    FieldChanges, GenerationCause, GenerationModule, ProjectGeneration, ProjectGenerations,
};
pub use reload_plan::{PlannedChange, ReloadPlan};
pub use reload_report::{ReloadOutcome, ReloadReport, StageTime};
pub use scene_conflict::SceneConflict;
pub use source_change::{LineChange, SourceChange, SourceLine};
pub use unread_value::UnreadValue;
