//! The workspace that a package belongs to.

use crate::folder_path::canonical;
use crate::manifest::Manifest;
use std::path::{Path, PathBuf};

/// The root manifest of the workspace that a folder belongs to: the one that its own manifest names
/// with `[package] workspace`, else the nearest with `[workspace]`, in the folder or above it. A
/// manifest above that cannot be read is none of the project's.
pub fn workspace_root(folder: &Path) -> Option<Manifest> {
    if let Some(named) = workspace_named_in(folder) {
        return Manifest::read(&canonical(&folder.join(named))).ok();
    }
    folder
        .ancestors()
        .filter_map(|ancestor| Manifest::read(ancestor).ok())
        .find(|manifest| manifest.item(&["workspace"]).is_some())
}

/// `[package] workspace` of the manifest in `folder`, as it is written; `None` without one.
pub fn workspace_named_in(folder: &Path) -> Option<PathBuf> {
    let manifest = Manifest::read(folder).ok()?;
    let named = manifest.item(&["package", "workspace"])?.as_str()?;
    Some(PathBuf::from(named))
}
