//! Assets that are texts: new ones, and new content of those that are there.

use super::moves::{failed, free_folder, in_project, make_parent, name_of};
use super::paths::in_assets;
use playground_core_assets::{AssetError, Assets, FileMove};
use std::fs;
use std::path::Path;

/// Writes a text to where removed files are, and plans how it gets its place.
pub fn plan_text(assets: &Assets, path: &str, text: &str) -> Result<Vec<FileMove>, AssetError> {
    let new = in_assets(&assets.project, path)?;
    if new.symlink_metadata().is_ok() {
        return Err(AssetError::Taken {
            path: path.to_owned(),
        });
    }
    let from = format!("{}/{}", free_folder(&assets.project), name_of(path));
    let staged = assets.project.join(&from);
    let written = make_parent(&staged).and_then(|()| fs::write(&staged, text));
    written.map_err(|error| failed(&staged, &error))?;
    Ok(vec![FileMove {
        from,
        to: in_project(path),
        made: Some(0),
    }])
}

/// Replaces the text of an asset, all or nothing.
pub fn replace_text(
    assets: &Assets,
    path: &str,
    (before, after): (&str, &str),
) -> Result<(), AssetError> {
    let file = in_assets(&assets.project, path)?;
    let missing = || AssetError::Missing {
        path: path.to_owned(),
    };
    let file = file.canonicalize().map_err(|_| missing())?;
    let now = fs::read(&file).map_err(|error| failed(&file, &error))?;
    if now == after.as_bytes() {
        return Ok(());
    }
    if now != before.as_bytes() {
        return Err(AssetError::Changed {
            path: path.to_owned(),
        });
    }
    replace(&file, after).map_err(|error| failed(&file, &error))
}

/// A program that reads meanwhile sees the old text or the new one. Nothing is synced: this happens with each
/// move of a slider, and what a power cut may take back is the last of them.
fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    // Hidden, so that it is no asset.
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let beside = file.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let permissions = file.metadata()?.permissions();
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        let _may_not_exist = fs::remove_file(&beside);
    }
    written
}
