//! What the one-line `build.rs` of core, system, plugin and model crates calls:
//!
//! ```text
//! fn main() {
//!     playground_build_utils::generate_versions();
//! }
//! ```
//!
//! It reads the crate's own `Cargo.toml`, fails the build when that declares something wrong, and
//! writes `$OUT_DIR/versions.rs`, which the crate includes with
//! `include!(concat!(env!("OUT_DIR"), "/versions.rs"));`.
//!
//! | crate | `API_VERSION` | `STATE_FORMAT_VERSION` |
//! |---|---|---|
//! | core: has a `view/` folder | its `view/` | its `model/` |
//! | system or plugin: `[package.metadata.playground.implements]` | `view/` of the first core it names | `model/` of that core |
//! | component model: `[package.metadata.playground] model = true` | none | its library's sources |
//!
//! A crate that implements contracts of several cores writes `core_paths = ["..", ".."]`. Whatever
//! the number, `api::PLAYGROUND_CORE_ECS` and `state::PLAYGROUND_CORE_ECS` name the versions of
//! each core by its package name in capitals.
//!
//! A version is a hash of tokens (see [`token_hash`]): comments, doc comments and formatting do not
//! enter it, everything else does.
//!
//! Invariant: [`versions_for`] is a pure function of the files it reads. The environment, the
//! clock and the machine have no part in a version, because two processes compare them.

#![forbid(unsafe_code)]

mod build_error;
mod fnv;
mod implements;
mod key_location;
mod package_manifest;
mod provides;
mod rust_source;
mod standard_library;
pub mod token_hash;
mod versions;

use std::path::{Path, PathBuf};

pub use build_error::BuildError;
pub use key_location::KeyLocation;
pub use package_manifest::PackageManifest;
pub use playground_modules_manifest::{Dependency, ManifestError, SourceLocation, relative_to};
pub use standard_library::link_standard_library;
pub use versions::{CoreVersions, Versions, versions_for};

/// Writes `$OUT_DIR/versions.rs` for the crate that is being built and prints the files for cargo
/// to watch.
///
/// A mistake in the crate's declarations ends the process with status 1, after a `cargo::error=`
/// line that names the file, the key and the remedy.
pub fn generate_versions() {
    if let Err(error) = write_versions() {
        println!("cargo::error={error}");
        std::process::exit(1);
    }
}

fn write_versions() -> Result<(), BuildError> {
    let manifest_dir = folder_from("CARGO_MANIFEST_DIR")?;
    // Printed before anything can fail, so that a failed build runs again once the manifest is
    // corrected.
    watch(&manifest_dir, &manifest_dir.join("Cargo.toml"));
    let versions = versions_for(&manifest_dir)?;
    let watched = versions.watched.iter();
    watched.for_each(|path| watch(&manifest_dir, path));
    let file = folder_from("OUT_DIR")?.join("versions.rs");
    std::fs::write(&file, versions.to_rust()).map_err(|error| BuildError::Unwritable {
        file,
        reason: error.to_string(),
    })
}

fn folder_from(variable: &'static str) -> Result<PathBuf, BuildError> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .ok_or(BuildError::NoEnvironment { variable })
}

/// Relative paths, so that build results stay valid in another checkout folder with the same
/// sources: a separate project reuses the build of the editor's workspace.
fn watch(folder: &Path, path: &Path) {
    let path = relative_to(folder, path);
    println!("cargo::rerun-if-changed={}", path.display());
}
