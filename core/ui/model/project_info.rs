//! [`ProjectInfo`]: the open project as panels see it.

use playground_base::Handle;
use playground_core_assets::Assets;
use playground_core_drawing::Pixels;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The open project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectInfo {
    /// Title for users.
    pub title: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The scene file; `None` for one that was never saved.
    pub scene: Option<PathBuf>,
    /// Scene files of the project, relative to its folder.
    pub scenes: Vec<PathBuf>,
    /// Its assets; `None` until they were looked for.
    pub assets: Option<Handle<Assets>>,
    /// Small pictures of assets that a panel requested, by what the files contain; `None` for a file that
    /// cannot be shown.
    pub previews: Handle<BTreeMap<u64, Option<Handle<Pixels>>>>,
    /// True when the scene differs from its file.
    pub unsaved: bool,
    /// Why nothing can be edited: another editor has the project open. `None` when it can.
    pub read_only: Option<String>,
}

/// A project that was opened before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentProject {
    /// Title for users.
    pub title: String,
    /// Its folder.
    pub folder: PathBuf,
    /// True while the folder exists.
    pub exists: bool,
}
