//! [`samples`]: the projects that come with the editor.

use super::dialog::is_project;
use playground_core_ui::RecentProject;
use std::path::{Path, PathBuf};

/// The sample projects in the editor's sources, by name; none where the editor has no sources.
pub fn samples(workspace: &Path) -> Vec<RecentProject> {
    let listing = std::fs::read_dir(workspace.join("assets/samples"));
    let folders = listing.into_iter().flatten().filter_map(Result::ok);
    let folders = folders.map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = folders.filter(|folder| is_project(folder)).collect();
    folders.sort();
    let sample = |folder: PathBuf| RecentProject {
        title: title_of(&folder),
        folder,
        exists: true,
    };
    folders.into_iter().map(sample).collect()
}

/// The name of the folder with a capital.
fn title_of(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
