//! Pure data.

mod build_status;
mod command;
mod editor_state;
mod log_line;
mod module_status;
mod play_status;
mod problem;
mod project_info;
mod reload_report;
mod selection;
pub mod theme;
mod tool;
mod viewport_frame;

pub use build_status::BuildStatus;
pub use command::{
    Argument, ArgumentKind, ArgumentSpec, Choice, Command, CommandRow, Effect, Entry, Invoke,
    JobId, JobStatus, Menu, Presence, Question, SelectMode, SpawnKind, When,
};
pub use editor_state::EditorState;
pub use log_line::{LogLevel, LogLine};
pub use module_status::{ModuleKind, ModuleStatus};
pub use play_status::{PlayMode, PlayStatus};
/// Icons of the Material Icons font.
pub use playground_base::egui_material_icons::icons as icon;
pub use problem::{Problem, Severity};
pub use project_info::{ProjectInfo, RecentProject};
pub use reload_report::{ReloadOutcome, ReloadReport, StageTime};
pub use selection::Selection;
pub use tool::{Space, Tool, ToolSettings};
pub use viewport_frame::{ViewportCamera, ViewportFrame};
