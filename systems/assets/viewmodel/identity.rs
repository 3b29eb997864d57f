//! Tells which file is which asset: by its sidecar, by its path, by its content.

use super::paths::sidecar_of;
use super::scan::Files;
use super::sidecars;
use playground_base::{AssetId, Handle, stable_id};
use playground_core_assets::{Asset, AssetScan, Assets};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;

/// The most paths that are remembered of an asset.
const MOST_FORMER: usize = 16;

/// What came of it.
pub struct Identified {
    /// Files that are gone.
    pub gone: BTreeMap<String, Handle<Asset>>,
    /// What is wrong, with its path.
    pub problems: Vec<(String, String)>,
}

/// Gives all files their ids. `known` are those of the last look, `gone` those that were gone then.
pub fn identify(
    scan: &AssetScan,
    assets: &mut [Asset],
    files: &Files,
    known: &[Handle<Asset>],
    gone: &[Handle<Asset>],
) -> Identified {
    let mut problems = Vec::new();
    let mut sidecars = read_sidecars(files, &mut problems);
    let is_there = |asset: &&Handle<Asset>| files.files.contains_key(&asset.path);
    let missing = known.iter().chain(gone).filter(|asset| !is_there(asset));
    let mut missing: BTreeMap<String, Handle<Asset>> = missing
        .map(|asset| (asset.path.clone(), asset.clone()))
        .collect();
    let before: HashSet<&str> = known.iter().map(|asset| asset.path.as_str()).collect();
    for asset in assets.iter_mut() {
        let is_new = !before.contains(asset.path.as_str()) && !sidecars.contains_key(&asset.path);
        if is_new && let Some(moved) = take_moved(&mut missing, asset) {
            follow(scan, asset, &moved, files, &mut sidecars);
        }
    }
    let mut taken = take_ids(assets, &sidecars, known, &mut problems);
    for asset in assets.iter_mut().filter(|asset| !asset.has_sidecar) {
        asset.id = free_id(&asset.path, &mut taken);
    }
    Identified {
        gone: missing,
        problems,
    }
}

fn read_sidecars(files: &Files, problems: &mut Vec<(String, String)>) -> HashMap<String, AssetId> {
    let mut ids = HashMap::new();
    for (path, file) in &files.sidecars {
        match sidecars::read(file) {
            Ok(id) => drop(ids.insert(path.clone(), id)),
            Err(why) => problems.push((
                sidecar_of(path),
                format!("it does not tell the id of {path}: {why}. Restore it, or remove it"),
            )),
        }
    }
    ids
}

/// The file that is gone and had the content of a new one: the one of the same name, else any.
fn take_moved(missing: &mut BTreeMap<String, Handle<Asset>>, new: &Asset) -> Option<Handle<Asset>> {
    let is_same = |asset: &&Handle<Asset>| {
        asset.size_bytes > 0 && (asset.size_bytes, asset.content) == (new.size_bytes, new.content)
    };
    let same = || missing.values().filter(is_same);
    let path = same()
        .find(|asset| asset.name() == new.name())
        .or_else(|| same().next())?;
    let path = path.path.clone();
    missing.remove(&path)
}

/// A file was moved without its sidecar, or never had one.
fn follow(
    scan: &AssetScan,
    asset: &mut Asset,
    moved: &Asset,
    files: &Files,
    sidecars: &mut HashMap<String, AssetId>,
) {
    asset.former.clone_from(&moved.former);
    asset.former.retain(|path| *path != asset.path);
    asset.former.push(moved.path.clone());
    let too_many = asset.former.len().saturating_sub(MOST_FORMER);
    asset.former.drain(..too_many);
    let left = files.sidecars.get(&moved.path);
    let Some((left, id)) = left.zip(sidecars.remove(&moved.path)) else {
        return;
    };
    let to = scan
        .project
        .join(Assets::FOLDER)
        .join(sidecar_of(&asset.path));
    // Where it cannot be moved the id is still known, until the next start.
    if scan.may_write && fs::rename(left, to).is_err() {
        playground_base::tracing::debug!("the sidecar of {} stays where it was", asset.path);
    }
    sidecars.insert(asset.path.clone(), id);
}

/// Gives the files with a sidecar their ids. Of two with the same id, the one that had it before keeps it:
/// the other was copied with its sidecar.
fn take_ids(
    assets: &mut [Asset],
    sidecars: &HashMap<String, AssetId>,
    known: &[Handle<Asset>],
    problems: &mut Vec<(String, String)>,
) -> HashSet<AssetId> {
    let mut owners: HashMap<AssetId, String> = HashMap::new();
    let with_sidecar = known.iter().filter(|asset| asset.has_sidecar);
    for asset in with_sidecar {
        if sidecars.get(&asset.path) == Some(&asset.id) {
            owners.insert(asset.id, asset.path.clone());
        }
    }
    for asset in assets.iter_mut() {
        let Some(id) = sidecars.get(&asset.path) else {
            continue;
        };
        let owner = owners.entry(*id).or_insert_with(|| asset.path.clone());
        if *owner == asset.path {
            (asset.id, asset.has_sidecar) = (*id, true);
        } else {
            let sidecar = sidecar_of(&asset.path);
            let why = format!(
                "it has the id of {owner}, because it was copied with that: remove it, and the copy \
                 becomes an asset of its own"
            );
            problems.push((sidecar, why));
        }
    }
    let ids = assets.iter().filter(|asset| asset.has_sidecar);
    ids.map(|asset| asset.id).collect()
}

/// The id of a file without a sidecar: made of its path, so that it is the same on every machine.
fn free_id(path: &str, taken: &mut HashSet<AssetId>) -> AssetId {
    let mut id = AssetId(stable_id(path));
    while !taken.insert(id) {
        id = AssetId(id.0.wrapping_add(1));
    }
    id
}
