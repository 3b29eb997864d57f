//! Pure data.

mod build_status;
mod module_status;
mod play_status;
mod problem;
mod reload_plan;
mod reload_report;
mod scene_conflict;
mod unread_value;

pub use build_status::BuildStatus;
pub use module_status::ModuleStatus;
pub use play_status::{PlayMode, PlayStatus};
pub use problem::{Problem, Severity};
pub use reload_plan::{PlannedChange, ReloadPlan};
pub use reload_report::{ReloadOutcome, ReloadReport, StageTime};
pub use scene_conflict::SceneConflict;
pub use unread_value::UnreadValue;
