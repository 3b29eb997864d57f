//! [`scan`]: looks at the files of a project.

use super::paths::is_name;
use super::{identity, index, moves};
use playground_base::loader::fingerprint;
use playground_base::{Handle, MixMap, tracing};
use playground_core_assets::{Asset, AssetKind, AssetScan, Assets, Sidecar};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The most files of a project, and the deepest folder: what is beyond is reported.
const MOST_FILES: usize = 100_000;
const DEEPEST: usize = 32;

/// What is in the assets folder.
#[derive(Default)]
pub struct Files {
    /// Files by path, without those below.
    pub files: BTreeMap<String, Metadata>,
    /// Sidecars by the path of their asset.
    pub sidecars: BTreeMap<String, PathBuf>,
    /// Folders by path.
    pub folders: BTreeSet<String>,
    /// What is wrong, with its path.
    pub problems: Vec<(String, String)>,
}

/// Looks at the files of a project.
pub fn scan(scan: &AssetScan) -> Assets {
    let (known, gone) = match &scan.known {
        Some(known) => (
            known.by_path.values().cloned().collect(),
            known.gone.values().cloned().collect(),
        ),
        None => index::read(&scan.project),
    };
    if scan.may_write && scan.known.is_none() {
        moves::forget_removed(&scan.project);
    }
    let mut found = Files::of(&scan.project.join(Assets::FOLDER));
    let mut problems = std::mem::take(&mut found.problems);
    // A file that was gone and is back is what it was.
    let by_path: HashMap<&str, &Handle<Asset>> = gone
        .iter()
        .chain(&known)
        .map(|asset| (asset.path.as_str(), asset))
        .collect();
    let changed: HashSet<&Path> = scan.changed.iter().map(PathBuf::as_path).collect();
    let mut assets = Vec::with_capacity(found.files.len());
    for (path, metadata) in &found.files {
        match asset_of(
            scan,
            path,
            metadata,
            (by_path.get(path.as_str()).copied(), &changed),
        ) {
            Ok(asset) => assets.push(asset),
            Err(error) => problems.push((path.clone(), format!("it cannot be read: {error}"))),
        }
    }
    let identified = identity::identify(scan, &mut assets, &found, &known, &gone);
    problems.extend(identified.problems);
    let assets = table(scan, assets, found.folders, identified.gone, problems);
    let is_known = scan.known.as_deref() == Some(&assets);
    if scan.may_write
        && !is_known
        && let Err(error) = index::write(&assets)
    {
        tracing::debug!("the list of assets is not stored: {error}");
    }
    assets
}

fn table(
    scan: &AssetScan,
    assets: Vec<Asset>,
    folders: BTreeSet<String>,
    gone: BTreeMap<String, Handle<Asset>>,
    problems: Vec<(String, String)>,
) -> Assets {
    let (mut by_path, mut by_id) = (BTreeMap::new(), MixMap::default());
    for asset in assets.into_iter().map(Handle::new) {
        by_id.insert(asset.id, asset.clone());
        by_path.insert(asset.path.clone(), asset);
    }
    Assets {
        project: scan.project.clone(),
        by_path,
        by_id,
        folders,
        gone,
        problems,
    }
}

/// A file with what it contains, which is read only if it changed.
fn asset_of(
    scan: &AssetScan,
    path: &str,
    metadata: &Metadata,
    (known, changed): (Option<&Handle<Asset>>, &HashSet<&Path>),
) -> std::io::Result<Asset> {
    let size_bytes = metadata.len();
    let since = metadata.modified()?.duration_since(UNIX_EPOCH);
    let modified_ns = since.map_or(0, |since| since.as_nanos() as u64);
    let mut above = Path::new(path).ancestors();
    let has_changed = !changed.is_empty() && above.any(|above| changed.contains(above));
    let is_same = |known: &&Handle<Asset>| {
        !has_changed && (known.size_bytes, known.modified_ns) == (size_bytes, modified_ns)
    };
    let content = match known.filter(is_same) {
        Some(known) => known.content,
        None => fingerprint(&scan.project.join(Assets::FOLDER).join(path))?,
    };
    let (_, end) = path.rsplit_once('.').unwrap_or_default();
    let mut imported = scan.imported.iter();
    let imported = imported.find(|(known, _)| known.eq_ignore_ascii_case(end));
    Ok(Asset {
        path: path.to_owned(),
        kind: imported.map_or_else(|| AssetKind::of(path), |(_, kind)| *kind),
        size_bytes,
        modified_ns,
        content,
        former: known.map(|known| known.former.clone()).unwrap_or_default(),
        ..Asset::default()
    })
}

impl Files {
    fn of(folder: &Path) -> Self {
        let mut found = Self::default();
        let mut folders = vec![(String::new(), 0)];
        while let Some((inside, depth)) = folders.pop() {
            let entries = fs::read_dir(folder.join(&inside));
            for entry in entries.into_iter().flatten().flatten() {
                let name = entry.file_name();
                let Some(name) = name.to_str() else { continue };
                let path = match inside.as_str() {
                    "" => name.to_owned(),
                    inside => format!("{inside}/{name}"),
                };
                // Of the entry itself: a link may lead anywhere, also to a folder around it.
                let Ok(metadata) = entry.metadata() else {
                    continue;
                };
                if let Some(of) = path.strip_suffix(Sidecar::ENDING)
                    && metadata.is_file()
                {
                    found.sidecars.insert(of.to_owned(), entry.path());
                } else if !is_name(name) {
                    continue;
                } else if metadata.is_dir() && depth < DEEPEST {
                    found.folders.insert(path.clone());
                    folders.push((path, depth + 1));
                } else if metadata.is_file() && found.files.len() < MOST_FILES {
                    found.files.insert(path, metadata);
                } else if metadata.is_symlink() {
                    let why = "it is a link, and links are not followed: copy the file there";
                    found.problems.push((path, why.to_owned()));
                } else {
                    let why = format!(
                        "it is left out: {MOST_FILES} files and {DEEPEST} folders in each other are the most"
                    );
                    found.problems.push((path, why));
                }
            }
        }
        found
    }
}
