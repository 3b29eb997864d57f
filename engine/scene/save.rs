//! Writing a file so that it is either the old one or the new one, whatever happens.

use super::SceneError;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Replaces the content of `file`: a temporary file in the same folder, synced, renamed over it,
/// and the folder synced. The file before is kept as `.bak`.
pub fn save_atomically(file: &Path, content: &[u8]) -> Result<(), SceneError> {
    let temporary = file.with_extension(format!("{}.tmp", std::process::id()));
    write_beside(file, &temporary, content).map_err(|error| {
        let _may_not_exist = fs::remove_file(&temporary);
        SceneError::File {
            file: file.to_path_buf(),
            reason: format!("it was not saved: {error}"),
        }
    })
}

fn write_beside(file: &Path, temporary: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = File::create(temporary)?;
    new.write_all(content)?;
    new.sync_all()?;
    drop(new);
    if file.exists() {
        let backup = file.with_extension("ron.bak");
        let _replaces = fs::remove_file(&backup);
        fs::hard_link(file, &backup).or_else(|_| fs::copy(file, &backup).map(|_| ()))?;
    }
    fs::rename(temporary, file)?;
    File::open(folder)?.sync_all()
}
