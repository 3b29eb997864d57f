//! [`find`]: what a reference leads to.

use playground_base::{AssetRef, Handle};
use playground_core_assets::{Asset, Assets, Found};

/// What a reference leads to: first by its id, then by its path, then by where the file at that path went.
pub fn find(assets: &Assets, reference: &AssetRef) -> Found {
    let by_id = reference.id.and_then(|id| assets.by_id.get(&id));
    // What has an id of its own is another asset, though it is at the path.
    let may_be = |asset: &&Handle<Asset>| reference.id.is_none() || !asset.has_sidecar;
    let at_path = || assets.by_path.get(&reference.path).filter(may_be);
    let moved = || {
        let mut all = assets.by_path.values().filter(may_be);
        all.find(|asset| asset.former.contains(&reference.path))
    };
    match by_id.or_else(at_path).or_else(moved) {
        Some(asset) => Found::Asset(asset.clone()),
        None => Found::Broken {
            candidate: candidate(assets, &reference.path),
        },
    }
}

/// The path of an asset with the same name, or of one whose name differs in its end or in upper case only.
fn candidate(assets: &Assets, path: &str) -> Option<String> {
    let name = name_of(path);
    let stem = |name: &str| name.split('.').next().unwrap_or_default().to_lowercase();
    let all = || assets.by_path.values();
    let same = all().find(|asset| asset.name() == name);
    let alike = || all().find(|asset| !name.is_empty() && stem(asset.name()) == stem(name));
    same.or_else(alike).map(|asset| asset.path.clone())
}

fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}
