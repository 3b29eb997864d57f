//! Reads a `Cargo.toml`, with source locations.
//!
//! `modules/resolver` uses it to plan the modules of a project, and `modules/build-utils` to check
//! the declarations of a crate while it is built.
//!
//! Invariant: nothing here starts a process or writes a file. Manifests are checked, never run.
#![forbid(unsafe_code)]

mod dependency;
mod folder_path;
mod manifest;
mod manifest_error;
mod package_facts;
mod source_location;
mod workspace_root;

pub use dependency::{Dependency, Inherited, dependencies_of};
pub use folder_path::{canonical, relative_to, without_dots};
pub use manifest::Manifest;
pub use manifest_error::ManifestError;
pub use source_location::SourceLocation;
pub use workspace_root::{workspace_named_in, workspace_root};
