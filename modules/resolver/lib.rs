//! From the module declarations in a project's `Cargo.toml` to a plan of what to build and load.
//!
//! ```toml
//! [[package.metadata.modules.plugin]]
//! name = "asteroids-plugin"
//!
//! # Only where the project wants a core otherwise than the editor declares it:
//! [[package.metadata.modules.core]]
//! name = "playground-core-rendering"
//! features = ["shaders", "textures"]           # what every chosen system must provide
//! systems = ["playground-systems-vulkan", "playground-systems-webgl"]  # the preferred one first
//!
//! [package.metadata.playground]
//! title = "Asteroids"
//! start_scene = "scenes/main.ron"
//! ```
//!
//! Three steps, each of which reports all mistakes that it finds:
//! 1. [`ProjectManifest::read`]: the declarations.
//! 2. [`Packages`]: what they can name. [`Packages::from_workspace`] reads manifests only and
//!    serves before a project is trusted; [`Packages::from_metadata`] takes cargo's own answer
//!    afterwards.
//! 3. [`resolve`]: the [`ModulePlan`].
//!
//! Invariant: nothing here starts a process, loads a library or writes a file. What a manifest
//! says is checked, never run.

#![forbid(unsafe_code)]

mod core_order;
mod declared;
mod error_text;
mod lookup;
mod member_pattern;
mod module_declarations;
mod module_manifest;
mod module_plan;
mod nearest;
mod package_kind;
mod package_metadata;
mod package_search;
mod packages;
mod plugin_needs;
mod project_manifest;
mod resolve;
mod resolve_error;
mod system_choice;
mod table_reader;
mod workspace;

pub use declared::Declared;
pub use module_declarations::{CoreDeclaration, PluginDeclaration};
pub use module_manifest::{ModuleManifest, Provides};
pub use module_plan::{CorePlan, ModulePlan, PlannedModule, PluginPlan, SkippedSystem, SystemPlan};
pub use package_kind::PackageKind;
pub use packages::Packages;
pub use playground_modules_manifest::{
    Dependency, Inherited, Manifest, ManifestError, SourceLocation, canonical, dependencies_of,
    workspace_named_in, workspace_root,
};
pub use project_manifest::ProjectManifest;
pub use resolve::resolve;
pub use resolve_error::{Offer, ResolveError};
