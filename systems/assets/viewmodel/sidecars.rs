//! Reads and writes sidecars.

use super::paths::sidecar_of;
use playground_base::{AssetId, ron};
use playground_core_assets::{Asset, AssetError, Assets, ImportSettings, SettingValue, Sidecar};
use std::fs;
use std::path::Path;

/// The largest file that is read as a sidecar.
const MOST_BYTES: u64 = 64 << 10;

/// The id in a sidecar, and how its asset is imported.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn read(file: &Path) -> Result<(AssetId, ImportSettings), String> {
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
    let id = AssetId::parse(&sidecar.id).ok_or_else(wrong)?;
    check(&sidecar.settings)?;
    Ok((id, sidecar.settings))
}

/// Writes the sidecar of an asset, whole or not at all. One that is there by now stays. Returns the id in it.
///
/// # Errors
/// The system's message, and what is wrong with one that is there and cannot be read.
pub fn write(project: &Path, asset: &Asset) -> Result<AssetId, AssetError> {
    let file = project.join(Assets::FOLDER).join(sidecar_of(&asset.path));
    if file.symlink_metadata().is_ok() {
        let read = read(&file).map_err(|reason| AssetError::File { file, reason });
        return read.map(|(id, _)| id);
    }
    let (id, text) = (asset.id, text(asset.id, &ImportSettings::default()));
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

/// The text of a sidecar.
pub fn text(id: AssetId, settings: &ImportSettings) -> String {
    let version = Sidecar::VERSION;
    let mut text = format!("(\n    version: {version},\n    id: \"{id}\",\n");
    if !settings.values.is_empty() {
        text.push_str("    settings: {\n");
        for (name, value) in &settings.values {
            let value = match value {
                SettingValue::Choice(word) => format!("Choice({word:?})"),
                SettingValue::Number(number) => format!("Number({number:?})"),
                SettingValue::Flag(is_on) => format!("Flag({is_on})"),
            };
            text.push_str(&format!("        {name:?}: {value},\n"));
        }
        text.push_str("    },\n");
    }
    text.push_str(")\n");
    text
}

fn check(settings: &ImportSettings) -> Result<(), String> {
    if settings.values.len() > ImportSettings::MOST {
        return Err(format!(
            "it has more than {} settings",
            ImportSettings::MOST
        ));
    }
    let is_number = |value: &SettingValue| match value {
        SettingValue::Number(number) => number.is_finite(),
        _ => true,
    };
    let wrong = settings.values.iter().find(|(_, value)| !is_number(value));
    match wrong {
        Some((name, _)) => Err(format!("its setting {name} is no number")),
        None => Ok(()),
    }
}
