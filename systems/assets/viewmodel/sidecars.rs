//! Reads and writes sidecars.

use super::paths::sidecar_of;
use playground_base::{AssetId, ron};
use playground_core_assets::{Asset, AssetError, Assets, Sidecar};
use std::fs;
use std::path::Path;

/// The largest file that is read as a sidecar.
const MOST_BYTES: u64 = 64 << 10;

/// The id in a sidecar.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn read(file: &Path) -> Result<AssetId, String> {
    let size = fs::metadata(file).map_err(|error| error.to_string())?.len();
    if size > MOST_BYTES {
        return Err(format!("it has {size} bytes, too many for a sidecar"));
    }
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let sidecar: Sidecar = ron::from_str(&text).map_err(|error| error.to_string())?;
    if sidecar.version > Sidecar::VERSION {
        return Err(format!(
            "it is of version {}, and this editor reads {}",
            sidecar.version,
            Sidecar::VERSION
        ));
    }
    let wrong = || format!("`{}` is no id of 16 hexadecimal digits", sidecar.id);
    AssetId::parse(&sidecar.id).ok_or_else(wrong)
}

/// Writes the sidecar of an asset, whole or not at all. One that is there by now stays. Returns the id in it.
///
/// # Errors
/// The system's message, and what is wrong with one that is there and cannot be read.
pub fn write(project: &Path, asset: &Asset) -> Result<AssetId, AssetError> {
    let file = project.join(Assets::FOLDER).join(sidecar_of(&asset.path));
    if file.symlink_metadata().is_ok() {
        return read(&file).map_err(|reason| AssetError::File { file, reason });
    }
    let (version, id) = (Sidecar::VERSION, asset.id);
    let text = format!("(\n    version: {version},\n    id: \"{id}\",\n)\n");
    let new = file.with_extension(format!("asset.{}.tmp", std::process::id()));
    let written = fs::write(&new, text).and_then(|()| fs::rename(&new, &file));
    written.map(|()| id).map_err(|error| {
        let _may_not_exist = fs::remove_file(&new);
        AssetError::File {
            file,
            reason: error.to_string(),
        }
    })
}
