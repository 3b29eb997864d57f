//! [`ProjectInfo`]: the open project as panels see it.

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
    /// Pictures in the project's assets folder, as paths below it.
    pub pictures: Vec<String>,
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
