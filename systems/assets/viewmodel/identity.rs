//! Tells which file is which asset: by its sidecar, by its path, by its content.

use super::paths::sidecar_of;
use super::scan::Files;
use super::sidecars;
use playground_base::{AssetId, Handle, stable_id};
use playground_core_assets::{Asset, AssetScan, Assets, ImportSettings};
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
    let (mut sidecars, mut settings) = read_sidecars(files, &mut problems);
    let mut missing = Missing::of(known.iter().chain(gone), files);
    let before: HashMap<&str, &Handle<Asset>> = known
        .iter()
        .map(|asset| (asset.path.as_str(), asset))
        .collect();
    for asset in assets.iter_mut() {
        let known = before.get(asset.path.as_str());
        match sidecars.get(&asset.path) {
            // It was moved with its sidecar: paths that code names lead to it.
            Some(id) => {
                if let Some(moved) = missing.take_id(*id) {
                    remember(asset, &moved);
                }
            }
            // What is wrong with it is a problem already.
            None if files.sidecars.contains_key(&asset.path) => {}
            None => match known {
                Some(known) => {
                    let left = take_left(scan, asset, known, files, &mut sidecars);
                    keep_settings(&mut settings, left.as_deref(), &asset.path);
                }
                None => {
                    if let Some(moved) = missing.take_content(asset) {
                        remember(asset, &moved);
                        take_sidecar(scan, asset, &moved.path, files, &mut sidecars);
                        keep_settings(&mut settings, Some(&moved.path), &asset.path);
                    }
                }
            },
        }
    }
    let mut taken = take_ids(assets, &sidecars, known, &mut problems);
    for asset in assets.iter_mut().filter(|asset| !asset.has_sidecar) {
        asset.id = free_id(&asset.path, &mut taken);
    }
    for asset in assets.iter_mut() {
        asset.settings = settings.remove(&asset.path).unwrap_or_default();
    }
    Identified {
        gone: missing.by_path,
        problems,
    }
}

/// Ids and settings, by the path of the asset.
fn read_sidecars(
    files: &Files,
    problems: &mut Vec<(String, String)>,
) -> (HashMap<String, AssetId>, HashMap<String, ImportSettings>) {
    let (mut ids, mut settings) = (HashMap::new(), HashMap::new());
    for (path, file) in &files.sidecars {
        match sidecars::read(file) {
            Ok((id, of)) => {
                ids.insert(path.clone(), id);
                settings.insert(path.clone(), of);
            }
            Err(why) => problems.push((
                sidecar_of(path),
                format!("it does not tell the id of {path}: {why}. Restore it, or remove it"),
            )),
        }
    }
    (ids, settings)
}

/// The settings in a sidecar that was taken over go with it.
fn keep_settings(settings: &mut HashMap<String, ImportSettings>, from: Option<&str>, to: &str) {
    if let Some(of) = from.and_then(|from| settings.remove(from)) {
        settings.insert(to.to_owned(), of);
    }
}

/// Files that are gone.
struct Missing {
    by_path: BTreeMap<String, Handle<Asset>>,
    /// Their paths, by what they contained.
    by_content: HashMap<(u64, u64), Vec<String>>,
    /// Their paths, by the ids in their sidecars.
    by_id: HashMap<AssetId, String>,
}

impl Missing {
    fn of<'a>(known: impl Iterator<Item = &'a Handle<Asset>>, files: &Files) -> Self {
        let mut missing = Self {
            by_path: BTreeMap::new(),
            by_content: HashMap::new(),
            by_id: HashMap::new(),
        };
        for asset in known.filter(|asset| !files.files.contains_key(&asset.path)) {
            let path = || asset.path.clone();
            let alike = missing.by_content.entry((asset.size_bytes, asset.content));
            alike.or_default().push(path());
            if asset.has_sidecar {
                missing.by_id.insert(asset.id, path());
            }
            missing.by_path.insert(path(), asset.clone());
        }
        missing
    }

    /// The one with this id in its sidecar.
    fn take_id(&mut self, id: AssetId) -> Option<Handle<Asset>> {
        let path = self.by_id.remove(&id)?;
        self.by_path.remove(&path)
    }

    /// The one that had the content of a new file: the one of the same name, else any.
    fn take_content(&mut self, new: &Asset) -> Option<Handle<Asset>> {
        let paths = self.by_content.get_mut(&(new.size_bytes, new.content))?;
        paths.retain(|path| self.by_path.contains_key(path));
        if new.size_bytes == 0 {
            return None;
        }
        let has_name = |path: &String| path.rsplit('/').next() == Some(new.name());
        let at = paths.iter().position(has_name).unwrap_or_default();
        let path = (at < paths.len()).then(|| paths.swap_remove(at))?;
        self.by_path.remove(&path)
    }
}

/// An asset was at the path of another one, and wherever that was before.
fn remember(asset: &mut Asset, moved: &Asset) {
    asset.former.clone_from(&moved.former);
    asset.former.retain(|path| *path != asset.path);
    asset.former.push(moved.path.clone());
    let too_many = asset.former.len().saturating_sub(MOST_FORMER);
    asset.former.drain(..too_many);
}

/// The sidecar of a file was left where that was, and could not be moved then. Where that is.
fn take_left(
    scan: &AssetScan,
    asset: &Asset,
    known: &Asset,
    files: &Files,
    sidecars: &mut HashMap<String, AssetId>,
) -> Option<String> {
    let is_left = |path: &&String| {
        known.has_sidecar
            && sidecars.get(*path) == Some(&known.id)
            && !files.files.contains_key(*path)
    };
    let left = known.former.iter().rev().find(is_left).cloned()?;
    take_sidecar(scan, asset, &left, files, sidecars);
    Some(left)
}

/// Moves the sidecar at another path to an asset.
fn take_sidecar(
    scan: &AssetScan,
    asset: &Asset,
    from: &str,
    files: &Files,
    sidecars: &mut HashMap<String, AssetId>,
) {
    let left = files.sidecars.get(from);
    let Some((left, id)) = left.zip(sidecars.remove(from)) else {
        return;
    };
    let to = scan
        .project
        .join(Assets::FOLDER)
        .join(sidecar_of(&asset.path));
    // Where it cannot be moved its id is known all the same, and the next look tries again.
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
