//! Pure data.

mod asset_drag;
mod chosen_asset;
mod command;
mod comparison;
mod editor_state;
mod gizmo;
mod import_status;
mod log_line;
mod preferences;
mod project_info;
mod recovered;
mod selection;
mod shading_choice;
mod shown_clip;
pub mod theme;
mod tile_brush;
mod tool;
mod viewport_frame;
mod vocabulary;

pub use asset_drag::AssetDrag;
pub use chosen_asset::{ChosenAsset, ChosenMaterial};
pub use command::{
    Argument, ArgumentDialog, ArgumentKind, ArgumentSpec, Choice, CommandRow, ComparedVersion,
    ConflictSide, EditorCommand, Effect, Entry, Invoke, JobId, JobStatus, Menu, Presence, Press,
    RecoveredChoice, SelectMode, SpawnKind, ViewSide, When,
};
pub use comparison::{ComparedPart, Comparison};
pub use editor_state::{EditorState, ViewedPlace};
pub use gizmo::{Gizmo, GizmoHandle, HandleDrag};
pub use import_status::ImportStatus;
pub use log_line::{LogLevel, LogLine};
/// Icons of the Material Icons font.
pub use playground_graphics::egui_material_icons::icons as icon;
pub use preferences::{Preference, Preferences};
pub use project_info::{ProjectInfo, RecentProject};
pub use recovered::{Crash, RecoveredChanges};
pub use selection::Selection;
pub use shading_choice::{SHADING_CHOICES, shading_choice};
pub use shown_clip::ShownClip;
pub use tile_brush::{TileBrush, TileShape};
pub use tool::{Space, Tool, ToolSettings};
pub use viewport_frame::{ViewportCamera, ViewportFrame, ViewportLabel};
pub use vocabulary::{RefusedCommand, Vocabulary};
