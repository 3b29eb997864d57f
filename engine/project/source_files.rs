//! Which files of a package are its sources.

use crate::file_watch::FileWatch;
use playground_base::notify::{Result, Watcher};
use std::path::Path;

/// Watches a package's own folder, and its subfolders that hold sources. It skips `target`, which
/// may hold tens of thousands of files, and hidden folders, which may link to the whole engine.
pub fn watch_package<W: Watcher>(files: &mut FileWatch<W>, folder: &Path) -> Result<()> {
    files.add(folder)?;
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && is_source_folder(&entry.path()) {
            files.add_recursively(&entry.path())?;
        }
    }
    Ok(())
}

/// True for a folder that may hold sources.
pub fn is_source_folder(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name != "target" && !name.starts_with('.')
}

/// True for the path from a package to one of its sources.
pub fn is_source(relative: &Path) -> bool {
    let folders = relative.parent().into_iter().flat_map(Path::components);
    let mut folders = folders.map(|part| Path::new(part.as_os_str()));
    let name = relative
        .extension()
        .and_then(|extension| extension.to_str());
    folders.all(is_source_folder) && matches!(name, Some("rs" | "toml" | "wgsl"))
}
