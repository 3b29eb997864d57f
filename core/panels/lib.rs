//! What the panels, gizmos and inspectors of a game need, under one name, beside `playground`.
//!
//! ```ignore
//! use playground::prelude::*;
//! use playground_panels::prelude::*;
//!
//! /// Says how many fish there are.
//! #[panel(title = "Fish", icon = ICON_SET_MEAL)]
//! fn fish(ui: &mut Ui, fish: Query<&Fish>) {
//!     ui.label(format!("{} fish", fish.count()));
//! }
//! ```
//!
//! It is a crate of its own because it brings the crates for windows, GPUs and GUIs. Give the panels
//! of a game a plugin of their own: the components and rules beside it are then built without those
//! crates, which is a quarter less time for each edit, and run where there is no GUI.
//!
//! There is no code here, so that it may be linked into every module: what it names is in shared
//! libraries.
#![forbid(unsafe_code)]

pub use playground_base::{gizmo, inspector, panel, state};
pub use playground_core_ui as ui;
pub use playground_graphics as graphics;

/// `use playground_panels::prelude::*;`, beside the prelude of the game.
pub mod prelude {
    pub use playground_base::{FromContext, gizmo, inspector, panel, state};
    pub use playground_core_ecs::WorldReader;
    pub use playground_core_ui::icon::*;
    pub use playground_core_ui::{
        Column, EmptyState, SortOrder, Table, Words, filter_field, fold_button, fold_icon,
        number_cell, paint_fold, share_bar, source_button, text_cell,
    };
    pub use playground_core_ui::{
        ComponentGizmo, EditorCommand, EditorState, Gizmo, GizmoView, Inspector, InspectorView,
        Panel, PanelContext, theme, words,
    };
    pub use playground_graphics::egui::{self, RichText, Ui};
}
