//! Copies files in parts, so that the user sees how far that is, and can stop it.

use super::paths::is_name;
use playground_core_assets::CopyProgress;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// How much is copied at once, in bytes.
const PART: usize = 1 << 20;

/// Copies a file, or a folder with its files, to a place where nothing is: all of it or nothing. Without
/// their sidecars the copies are other assets.
pub fn copy_whole(from: &Path, to: &Path, progress: &CopyProgress) -> io::Result<()> {
    progress.all_bytes.store(bytes_of(from));
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let part = to.with_file_name(format!("{name}.part"));
    let copied = copy(from, &part, progress).and_then(|()| fs::rename(&part, to));
    if copied.is_err() {
        let _may_not_exist = match part.is_dir() {
            true => fs::remove_dir_all(&part),
            false => fs::remove_file(&part),
        };
    }
    copied
}

fn copy(from: &Path, to: &Path, progress: &CopyProgress) -> io::Result<()> {
    if !from.is_dir() {
        return copy_file(from, to, progress);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if is_copied(&entry)? {
            copy(&entry.path(), &to.join(entry.file_name()), progress)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path, progress: &CopyProgress) -> io::Result<()> {
    if !from.metadata()?.is_file() {
        // A pipe would be waited for, and a device has no end.
        let why = "it is neither a file nor a folder";
        return Err(io::Error::new(ErrorKind::InvalidInput, why));
    }
    let (mut source, mut copy) = (File::open(from)?, File::create(to)?);
    let mut part = vec![0; PART];
    loop {
        if progress.is_cancelled.load() {
            return Err(io::Error::new(ErrorKind::Interrupted, "it was cancelled"));
        }
        let read = match source.read(&mut part) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        copy.write_all(part.get(..read).unwrap_or_default())?;
        let done = progress.done_bytes.load();
        progress.done_bytes.store(done + read as u64);
    }
    copy.set_permissions(source.metadata()?.permissions())
}

/// Sidecars, hidden files, links and what is no file below a folder stay where they are.
fn is_copied(entry: &fs::DirEntry) -> io::Result<bool> {
    let is_asset = entry.file_name().to_str().is_some_and(is_name);
    let kind = entry.file_type()?;
    Ok(is_asset && (kind.is_file() || kind.is_dir()))
}

/// How many bytes are to be copied.
fn bytes_of(from: &Path) -> u64 {
    if !from.is_dir() {
        return from.metadata().map_or(0, |of| of.len());
    }
    let entries = fs::read_dir(from).into_iter().flatten().flatten();
    let copied = entries.filter(|entry| is_copied(entry).unwrap_or_default());
    copied.map(|entry| bytes_of(&entry.path())).sum()
}
