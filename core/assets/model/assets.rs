//! [`Assets`]: the assets of a project, and [`AssetScan`].

use crate::{Asset, AssetKind};
use playground_base::{AssetId, Handle, MixMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The assets of a project, as they were found. It is never changed: the next look at the folder makes
/// another one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assets {
    /// The folder of the project.
    pub project: PathBuf,
    /// The assets, by path.
    pub by_path: BTreeMap<String, Handle<Asset>>,
    /// The same, by id.
    pub by_id: MixMap<AssetId, Handle<Asset>>,
    /// The folders below the `assets` folder, without that itself.
    pub folders: BTreeSet<String>,
    /// Files that are gone, by path: one with their content that comes is the same asset, moved.
    pub gone: BTreeMap<String, Handle<Asset>>,
    /// What is wrong with files, each with its path.
    pub problems: Vec<(String, String)>,
}

/// A look at the files of a project.
#[derive(Clone, Debug)]
pub struct AssetScan {
    /// The folder of the project.
    pub project: PathBuf,
    /// What was known before; `None` when the project was opened.
    pub known: Option<Handle<Assets>>,
    /// Files and folders below the assets folder that are known to have changed: they are read again,
    /// though their time and size may be the same.
    pub changed: Vec<PathBuf>,
    /// The kinds of files that plugins import: the end of the name, without the dot.
    pub imported: Vec<(String, AssetKind)>,
    /// Whether the sidecars of moved files may be moved after them, and what was found be stored for the
    /// next start. False where another editor has the project, and where it is only read.
    pub may_write: bool,
}

impl Assets {
    /// The folder of assets in a project.
    pub const FOLDER: &str = "assets";
}
