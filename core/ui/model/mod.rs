//! Pure data.

mod command;
mod editor_state;
mod gizmo;
mod log_line;
mod project_info;
mod recovered;
mod selection;
pub mod theme;
mod tool;
mod viewport_frame;
mod vocabulary;

pub use command::{
    Argument, ArgumentDialog, ArgumentKind, ArgumentSpec, Choice, CommandRow, ConflictSide,
    EditorCommand, Effect, Entry, Invoke, JobId, JobStatus, Menu, Presence, Press, RecoveredChoice,
    SelectMode, SpawnKind, When,
};
pub use editor_state::EditorState;
pub use gizmo::{Gizmo, GizmoHandle, HandleDrag};
pub use log_line::{LogLevel, LogLine};
/// Icons of the Material Icons font.
pub use playground_base::egui_material_icons::icons as icon;
pub use project_info::{ProjectInfo, RecentProject};
pub use recovered::{Crash, RecoveredChanges};
pub use selection::Selection;
pub use tool::{Space, Tool, ToolSettings};
pub use viewport_frame::{ViewportCamera, ViewportFrame, ViewportLabel};
pub use vocabulary::{RefusedCommand, Vocabulary};
