//! Paths below the assets folder.

use playground_core_assets::{AssetError, Assets, Sidecar};
use std::path::{Component, Path, PathBuf};

/// The folder of what the editor keeps of a project, which is not in version control.
pub const KEPT: &str = ".playground";

/// The file or folder at a path below the assets folder.
///
/// # Errors
/// When the path leads out of it, or is that of a sidecar or of a hidden file.
pub fn in_assets(project: &Path, path: &str) -> Result<PathBuf, AssetError> {
    if is_plain(path) {
        Ok(project.join(Assets::FOLDER).join(path))
    } else {
        Err(AssetError::Outside {
            path: path.to_owned(),
        })
    }
}

/// True for a path that a file of the assets folder may have.
pub fn is_plain(path: &str) -> bool {
    let part = |part: Component<'_>| match part {
        Component::Normal(name) => name.to_str().is_some_and(is_name),
        _ => false,
    };
    !path.is_empty() && !path.ends_with('/') && Path::new(path).components().all(part)
}

/// True for the name of an asset or of a folder of such.
pub fn is_name(name: &str) -> bool {
    let is_hidden = name.starts_with('.');
    let has_controls = name.chars().any(|c| c.is_control() || c == '\\');
    !is_hidden && !has_controls && !name.ends_with(Sidecar::ENDING)
}

/// The path of the sidecar of an asset.
pub fn sidecar_of(path: &str) -> String {
    format!("{path}{}", Sidecar::ENDING)
}
