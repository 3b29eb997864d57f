//! [`listing`]: what of the assets is shown.

use playground_base::Handle;
use playground_core_assets::{Asset, AssetKind, Assets};
use playground_core_ui::Words;

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A folder, by its path.
    Folder(String),
    /// An asset.
    Asset(Handle<Asset>),
}

/// What is to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter<'a> {
    /// The folder; empty for that of all assets.
    pub folder: &'a str,
    /// Only assets of this kind.
    pub kind: Option<AssetKind>,
    /// Words of the names; with some, folders in the folder are searched too.
    pub search: &'a str,
}

impl Entry {
    /// The path below the assets folder.
    pub fn path(&self) -> &str {
        match self {
            Self::Folder(path) => path,
            Self::Asset(asset) => &asset.path,
        }
    }

    /// The last part of the path.
    pub fn name(&self) -> &str {
        let path = self.path();
        path.rsplit_once('/').map_or(path, |(_, name)| name)
    }

    /// True for a folder.
    pub const fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }
}

/// Folders, then assets, by name.
pub fn listing(assets: &Assets, filter: &Filter<'_>) -> Vec<Entry> {
    let words = Words::of(filter.search);
    let searches = !words.is_empty();
    let is_shown = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if searches {
            is_in(folder, filter.folder) && words.are_in([name])
        } else {
            folder == filter.folder
        }
    };
    let folders = assets.folders.iter().filter(|path| is_shown(path));
    let folders = folders.filter(|_| filter.kind.is_none());
    let files = assets.by_path.values().filter(|of| is_shown(&of.path));
    let files = files.filter(|of| filter.kind.is_none_or(|kind| of.kind == kind));
    let mut folders: Vec<Entry> = folders.cloned().map(Entry::Folder).collect();
    let mut files: Vec<Entry> = files.cloned().map(Entry::Asset).collect();
    let key = |entry: &Entry| (entry.name().to_lowercase(), entry.path().to_owned());
    folders.sort_by_cached_key(key);
    files.sort_by_cached_key(key);
    folders.append(&mut files);
    folders
}

/// True for a folder and what is below it.
fn is_in(folder: &str, above: &str) -> bool {
    let rest = folder.strip_prefix(above);
    above.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The path of a new folder: `New Folder`, with a number where there is one.
pub fn free_folder(assets: &Assets, folder: &str) -> String {
    free_path(assets, folder, ("New Folder", ""))
}

/// The path of a new material: `New Material.material`, with a number where there is one.
pub fn free_material(assets: &Assets, folder: &str) -> String {
    free_path(assets, folder, ("New Material", ".material"))
}

fn free_path(assets: &Assets, folder: &str, (name, end): (&str, &str)) -> String {
    let slash = if folder.is_empty() { "" } else { "/" };
    let base = format!("{folder}{slash}{name}");
    let numbered = (2_u32..).map(|number| format!("{base} {number}{end}"));
    let mut names = std::iter::once(format!("{base}{end}")).chain(numbered);
    let is_free =
        |path: &String| !assets.folders.contains(path) && !assets.by_path.contains_key(path);
    names.find(is_free).unwrap_or_default()
}
