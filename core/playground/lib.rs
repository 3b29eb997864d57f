//! What a game needs, under one name: the crates of a project depend on `playground` and on nothing
//! else of ours.
//!
//! ```ignore
//! use playground::prelude::*;
//!
//! /// Turns its entity around the upright axis.
//! #[component]
//! pub struct Spin {
//!     /// How fast.
//!     #[field(unit = "rad/s", default = 1)]
//!     pub speed: f32,
//! }
//!
//! playground::export!();
//! ```
//!
//! - [`prelude`]: what nearly every file of a game names.
//! - [`panel::prelude`]: what a panel, gizmo or inspector of the game names besides.
//! - [`ecs`], [`input`], [`rendering`], [`ui`]: all of the cores' data and contracts.
//! - [`base`]: the third-party crates that the whole process shares (`glam`, `egui`, `rayon`, ..).
//!   Take them from there: a copy of a crate's own would have statics and types of its own.
//!
//! A plugin that names nothing of [`ui`] is not linked with it: a game without panels runs where
//! there is no GUI.
//!
//! There is no code here, so that it may be linked into every module: what it names is in shared
//! libraries. The attribute macros know of it, and name those crates through it in a crate that
//! depends on `playground` alone.
#![forbid(unsafe_code)]

pub use playground_base as base;
pub use playground_core_ecs as ecs;
pub use playground_core_input as input;
pub use playground_core_rendering as rendering;
pub use playground_core_ui as ui;

pub use playground_base::{
    Color, Value, component, described, draw, effect, event, export, gizmo, inspector, panel,
    state, systems, view, view_model,
};

/// `use playground::prelude::*;`
pub mod prelude {
    pub use playground_base::glam::{
        EulerRot, IVec2, IVec3, Mat3, Mat4, Quat, UVec2, Vec2, Vec3, Vec4,
    };
    pub use playground_base::rayon::prelude::*;
    pub use playground_base::{
        Color, command, component, described, draw, effect, effect_handler, event, observer,
        system, systems, view_model,
    };
    pub use playground_core_ecs::param::*;
    pub use playground_core_ecs::{
        Component, Context, Disabled, EntityId, FileLoaded, FrameTime, Key, LoadFile, LogLevel,
        LogLine, ModuleError, Name, Parent, SaveFile, SetTitle, Stage, Transform, WorldTransform,
    };
    pub use playground_core_input::{Input, KeyCode, MouseButton};
    pub use playground_core_rendering::{
        Camera, Drawing, Environment, Light, LightKind, MeshKind, MeshRenderer, Projection, Ray,
        Screen, Sprite,
    };
}

/// Panels, gizmos and inspectors of a game, in the editor.
pub mod panel {
    /// `use playground::panel::prelude::*;`, beside the prelude of the game.
    pub mod prelude {
        pub use playground_base::egui::{self, RichText, Ui};
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
    }
}
