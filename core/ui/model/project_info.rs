//! [`ProjectInfo`].

use std::path::PathBuf;

/// The open project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectInfo {
    /// What people call it.
    pub title: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The scene file; `None` for one that was never saved.
    pub scene: Option<PathBuf>,
    /// Scene files of the project, relative to its folder.
    pub scenes: Vec<PathBuf>,
    /// The scene differs from its file.
    pub unsaved: bool,
}

/// A project that was opened before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecentProject {
    /// What people call it.
    pub title: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The folder is still there.
    pub exists: bool,
}
