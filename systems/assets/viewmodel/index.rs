//! What was found is stored for the next start: a file that is moved while no editor runs is found again
//! by what it contains, and files that did not change need not be read.

use super::paths::KEPT;
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{AssetId, Handle, ron};
use playground_core_assets::{Asset, AssetKind, Assets};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The name of the file.
const NAME: &str = "assets.ron";

/// The most entries of files that are gone.
const MOST_GONE: usize = 1_000;

#[derive(Default, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
struct Index {
    files: Vec<Entry>,
    gone: Vec<Entry>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde", default)]
struct Entry {
    path: String,
    id: u64,
    has_sidecar: bool,
    size_bytes: u64,
    modified_ns: u64,
    content: u64,
    former: Vec<String>,
}

/// What was known at the last start: files, and those that are gone. Nothing where it cannot be read.
pub fn read(project: &Path) -> (Vec<Handle<Asset>>, Vec<Handle<Asset>>) {
    let text = fs::read_to_string(project.join(KEPT).join(NAME)).unwrap_or_default();
    let index: Index = ron::from_str(&text).unwrap_or_default();
    let assets = |of: Vec<Entry>| of.into_iter().map(asset_of).map(Handle::new).collect();
    (assets(index.files), assets(index.gone))
}

/// Stores what was found. A failure costs time at the next start, and no more.
pub fn write(assets: &Assets) -> std::io::Result<()> {
    let entries = |of: &BTreeMap<String, Handle<Asset>>, most: usize| -> Vec<Entry> {
        of.values()
            .take(most)
            .map(|asset| entry_of(asset))
            .collect()
    };
    let index = Index {
        files: entries(&assets.by_path, usize::MAX),
        gone: entries(&assets.gone, MOST_GONE),
    };
    let text = ron::to_string(&index).map_err(std::io::Error::other)?;
    let folder = assets.project.join(KEPT);
    fs::create_dir_all(&folder)?;
    let new = folder.join(format!("assets.{}.tmp", std::process::id()));
    fs::write(&new, text)?;
    fs::rename(&new, folder.join(NAME))
}

fn asset_of(entry: Entry) -> Asset {
    Asset {
        id: AssetId(entry.id),
        kind: AssetKind::of(&entry.path),
        path: entry.path,
        has_sidecar: entry.has_sidecar,
        size_bytes: entry.size_bytes,
        modified_ns: entry.modified_ns,
        content: entry.content,
        former: entry.former,
        ..Asset::default()
    }
}

fn entry_of(asset: &Asset) -> Entry {
    Entry {
        path: asset.path.clone(),
        id: asset.id.0,
        has_sidecar: asset.has_sidecar,
        size_bytes: asset.size_bytes,
        modified_ns: asset.modified_ns,
        content: asset.content,
        former: asset.former.clone(),
    }
}
