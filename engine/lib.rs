//! Frame loop, play, scenes, build service and module runtime.
//!
//! Architecture invariant: no window and no egui here. The engine runs headless, and the editor is
//! one client of it.
#![forbid(unsafe_code)]

mod assets;
mod atomic_write;
mod build;
mod content_hash;
mod effects;
mod engine;
mod error;
mod file_watch;
mod frame;
mod generations;
mod imports;
mod play;
#[cfg(unix)]
mod process_signals;
mod project;
mod runtime;
pub mod scene;
mod text;
mod tiles;
mod views;

pub use assets::{
    DrawnMaterial, DrawnMaterials, DrawnModel, DrawnPart, LoadState, Loaded, LoadedShader, Loader,
    Models, Panoramas, Pictures, Shaders, data_texture, drawn_key, material_surface, material_text,
    material_with_field, read_material,
};
pub use atomic_write::{WriteError, replace_atomically};
pub use build::{
    BuildEvent, BuildRequest, BuildResult, BuildService, Inputs, Interrupt, Progress, SourceCrates,
    build_stale,
};
pub use content_hash::content_hash;
pub use engine::{BuildEnd, Engine, NextHost, OpenProject, Process, WrittenOutside};
pub use error::EngineError;
pub use frame::{
    ChangeColors, ComparedView, DrawnEntity, DrawnScene, EntityChange, GameCamera, GamePicture,
    Made, PreviewStage, ShownVersions, ViewOptions,
};
pub use imports::{
    ImportAs, ImportRefusal, ImportRequest, Imports, RunningImport, check_imported,
    run_import_worker,
};
pub use play::{CallPlace, GameCopy, GameKeyframe, PlaySession, SystemFailure, traced_call};
pub use playground_modules_registry::LoadedBuild;
#[cfg(unix)]
pub use process_signals::{end_with_parent, send_signal};
pub use project::{
    Host, HostFor, OWN_WORKSPACE, OwnWorkspace, Project, RunChange, RunContent, RunItem, RunKind,
    TakenNames, check_folder, package_folder,
};
pub use runtime::{ReloadMode, SavedState, run_dry};
pub use scene::MissingModule;
pub use tiles::{set_tile_chunks, tile_cells};
pub use views::Views;
