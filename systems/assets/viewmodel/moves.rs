//! Plans moves of files, and carries them out.

use super::copying::copy_whole;
use super::paths::{KEPT, in_assets, is_name, sidecar_of};
use super::sidecars;
use playground_base::loader::fingerprint;
use playground_core_assets::{AssetError, Assets, CopyProgress, FileMove, ImportSettings, Sidecar};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where removed files go, below [`KEPT`].
const REMOVED: &str = "removed";

/// How long removed files stay.
const KEEP: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What has to be moved so that a file or folder is at another path.
pub fn plan_move(assets: &Assets, from: &str, to: &str) -> Result<Vec<FileMove>, AssetError> {
    let (old, new) = (existing(assets, from)?, in_assets(&assets.project, to)?);
    if old.is_dir() && new.starts_with(&old) {
        return Err(AssetError::IntoItself {
            path: from.to_owned(),
        });
    }
    if new.symlink_metadata().is_ok() {
        return Err(AssetError::Taken {
            path: to.to_owned(),
        });
    }
    let sidecar = sidecar_of(to);
    if in_project_of(&assets.project, &sidecar)
        .symlink_metadata()
        .is_ok()
    {
        return Err(AssetError::Taken { path: sidecar });
    }
    Ok(vec![of_assets(from, in_project(to))])
}

/// What has to be moved so that a file or folder is removed.
pub fn plan_removal(assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
    existing(assets, path)?;
    let folder = free_folder(&assets.project);
    Ok(vec![of_assets(path, format!("{folder}/{}", name_of(path)))])
}

/// Copies a file, and plans how the copy gets its place.
pub fn plan_copy(assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
    let file = existing(assets, path)?;
    let progress = CopyProgress::default();
    stage(assets, &file, &free_path(assets, path), &progress)
}

/// Copies a file from anywhere, and plans how the copy gets its place.
pub fn plan_import(
    assets: &Assets,
    file: &Path,
    folder: &str,
    progress: &CopyProgress,
) -> Result<(String, Vec<FileMove>), AssetError> {
    let root = assets.project.join(Assets::FOLDER);
    let outside = || AssetError::Outside {
        path: file.display().to_string(),
    };
    let real = file.canonicalize().map_err(|error| failed(file, &error))?;
    let inside = root.canonicalize().ok();
    let inside = inside.and_then(|root| real.strip_prefix(root).ok().map(Path::to_path_buf));
    if let Some(inside) = inside.as_deref().and_then(Path::to_str) {
        return Ok((inside.to_owned(), Vec::new()));
    }
    let name = file.file_name().and_then(|name| name.to_str());
    let name = name.filter(|name| is_name(name)).ok_or_else(outside)?;
    let to = match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let there = in_assets(&assets.project, &to)?;
    if is_same(&real, &there) {
        return Ok((to, Vec::new()));
    }
    let to = match there.symlink_metadata() {
        Ok(_) => free_path(assets, &to),
        Err(_) => to,
    };
    let moves = stage(assets, &real, &to, progress)?;
    Ok((to, moves))
}

/// True for two files with the same content.
fn is_same(one: &Path, other: &Path) -> bool {
    let size = |file: &Path| {
        file.metadata()
            .ok()
            .filter(|of| of.is_file())
            .map(|of| of.len())
    };
    size(one).is_some()
        && size(one) == size(other)
        && fingerprint(one).ok() == fingerprint(other).ok()
}

/// Copies a file to where removed files are, and plans how it gets to a path below the assets folder.
fn stage(
    assets: &Assets,
    file: &Path,
    to: &str,
    progress: &CopyProgress,
) -> Result<Vec<FileMove>, AssetError> {
    let from = format!("{}/{}", free_folder(&assets.project), name_of(to));
    let staged = assets.project.join(&from);
    let copied = make_parent(&staged).and_then(|()| copy_whole(file, &staged, progress));
    if let Err(error) = copied {
        let _has_nothing_else = staged.parent().map(fs::remove_dir);
        return Err(failed(file, &error));
    }
    Ok(vec![FileMove {
        made: Some(files_in(&staged)),
        from,
        to: in_project(to),
    }])
}

/// Makes a folder, and plans how it gets its place.
pub fn plan_folder(assets: &Assets, path: &str) -> Result<Vec<FileMove>, AssetError> {
    let new = in_assets(&assets.project, path)?;
    if new.symlink_metadata().is_ok() {
        return Err(AssetError::Taken {
            path: path.to_owned(),
        });
    }
    let from = format!("{}/{}", free_folder(&assets.project), name_of(path));
    let staged = assets.project.join(&from);
    fs::create_dir_all(&staged).map_err(|error| failed(&staged, &error))?;
    Ok(vec![FileMove {
        from,
        to: in_project(path),
        made: Some(0),
    }])
}

/// Writes a sidecar with these settings, and plans how it takes the place of the one that is there. An asset
/// without one gets a plain one before: undo leads back to that, and takes no id away.
pub fn plan_settings(
    assets: &Assets,
    path: &str,
    settings: &ImportSettings,
) -> Result<Vec<FileMove>, AssetError> {
    existing(assets, path)?;
    let missing = || AssetError::Missing {
        path: path.to_owned(),
    };
    let asset = assets.by_path.get(path).ok_or_else(missing)?;
    let id = sidecars::write(&assets.project, asset)?;
    let sidecar = sidecar_of(path);
    let new = format!("{}/{}", free_folder(&assets.project), name_of(&sidecar));
    let staged = assets.project.join(&new);
    let written =
        make_parent(&staged).and_then(|()| fs::write(&staged, sidecars::text(id, settings)));
    written.map_err(|error| failed(&staged, &error))?;
    let old = format!("{}/{}", free_folder(&assets.project), name_of(&sidecar));
    Ok(vec![
        of_assets(&sidecar, old),
        FileMove {
            from: new,
            to: in_project(&sidecar),
            made: None,
        },
    ])
}

/// Moves files in a project, all or none.
pub fn move_files(project: &Path, moves: &[FileMove]) -> Result<(), AssetError> {
    let mut done: Vec<&FileMove> = Vec::new();
    for one in moves {
        match move_file(project, one) {
            Ok(true) => done.push(one),
            // It was repeated after a crash.
            Ok(false) => {}
            Err(error) => {
                for back in done.into_iter().rev() {
                    if let Err(error) = move_file(project, &back.inverse()) {
                        playground_base::tracing::error!("{error}");
                    }
                }
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Removes what was removed long ago.
pub fn forget_removed(project: &Path) {
    let entries = fs::read_dir(project.join(KEPT).join(REMOVED));
    for entry in entries.into_iter().flatten().flatten() {
        let age = entry.metadata().and_then(|of| of.modified()).ok();
        let age = age.and_then(|modified| modified.elapsed().ok());
        if age.is_some_and(|age| age > KEEP) {
            let _in_use = fs::remove_dir_all(entry.path());
        }
    }
}

/// False when it is there already.
fn move_file(project: &Path, one: &FileMove) -> Result<bool, AssetError> {
    let (from, to) = (place(project, &one.from)?, place(project, &one.to)?);
    let (is_here, is_there) = (
        from.symlink_metadata().is_ok(),
        to.symlink_metadata().is_ok(),
    );
    match (is_here, is_there) {
        (false, true) => Ok(false),
        (true, true) => Err(AssetError::Taken {
            path: one.to.clone(),
        }),
        (false, false) => Err(AssetError::Missing {
            path: one.from.clone(),
        }),
        (true, false) => {
            let goes = one.to.starts_with(KEPT);
            if goes && one.made.is_some_and(|made| files_in(&from) > made) {
                return Err(AssetError::NotEmpty {
                    path: one.from.clone(),
                });
            }
            let moved = make_parent(&to).and_then(|()| rename(&from, &to));
            moved.map_err(|error| failed(&to, &error))?;
            if let Err(error) = move_sidecar(&from, &to) {
                let _may_fail_too = rename(&to, &from);
                return Err(failed(&to, &error));
            }
            if let Some(folder) = from.parent().filter(|_| one.from.starts_with(KEPT)) {
                let _has_more = fs::remove_dir(folder);
            }
            Ok(true)
        }
    }
}

/// The sidecar of a file goes where the file goes.
fn move_sidecar(from: &Path, to: &Path) -> std::io::Result<()> {
    let sidecar = |file: &Path| {
        let mut name = file.as_os_str().to_owned();
        name.push(Sidecar::ENDING);
        PathBuf::from(name)
    };
    let (from, to) = (sidecar(from), sidecar(to));
    if from.is_file() && to.symlink_metadata().is_err() {
        rename(&from, &to)?;
    }
    Ok(())
}

/// Renames; what goes to another file system is copied there, and removed when all of it is there.
fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == std::io::ErrorKind::CrossesDevices => {
            let beside = to.with_extension(format!("{}.tmp", std::process::id()));
            copy_all(from, &beside)?;
            fs::rename(&beside, to)?;
            match from.is_dir() {
                true => fs::remove_dir_all(from),
                false => fs::remove_file(from),
            }
        }
        other => other,
    }
}

/// How many files are in a folder, but for sidecars and hidden ones; 0 for a file.
fn files_in(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let count = |entry: fs::DirEntry| match entry.file_type() {
        Ok(of) if of.is_dir() => files_in(&entry.path()),
        _ => u64::from(entry.file_name().to_str().is_some_and(is_name)),
    };
    entries.map(count).sum()
}

/// A place of a move: in the assets folder, or among the removed files. Steps of undo are read from a
/// file, so nothing else is taken.
fn place(project: &Path, path: &str) -> Result<PathBuf, AssetError> {
    let assets = format!("{}/", Assets::FOLDER);
    let removed = format!("{KEPT}/{REMOVED}/");
    let inside = path
        .strip_prefix(&assets)
        .or_else(|| path.strip_prefix(&removed));
    let part = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains('\\');
    match inside {
        Some(inside) if inside.split('/').all(part) => Ok(project.join(path)),
        _ => Err(AssetError::Outside {
            path: path.to_owned(),
        }),
    }
}

fn existing(assets: &Assets, path: &str) -> Result<PathBuf, AssetError> {
    let file = in_assets(&assets.project, path)?;
    match file.symlink_metadata() {
        Ok(_) => Ok(file),
        Err(_) => Err(AssetError::Missing {
            path: path.to_owned(),
        }),
    }
}

fn of_assets(path: &str, to: String) -> FileMove {
    FileMove {
        from: in_project(path),
        to,
        made: None,
    }
}

fn in_project_of(project: &Path, path: &str) -> PathBuf {
    project.join(Assets::FOLDER).join(path)
}

pub(super) fn in_project(path: &str) -> String {
    format!("{}/{path}", Assets::FOLDER)
}

pub(super) fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// A folder for removed files that does not exist, relative to the project. Its name was none before: undo of
/// an earlier step may bring a file to a folder that is not there now.
pub(super) fn free_folder(project: &Path) -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = since.map_or(1, |since| since.as_nanos() as u64);
    let names = (now..).map(|number| format!("{KEPT}/{REMOVED}/{number}"));
    let mut free = names.filter(|name| project.join(name).symlink_metadata().is_err());
    free.next().unwrap_or_default()
}

/// The path of a copy: `ship 2.png` beside `ship.png`.
fn free_path(assets: &Assets, path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, end) = match name.split_once('.') {
        Some((stem, end)) => (stem, format!(".{end}")),
        None => (name, String::new()),
    };
    let stem = match stem.rsplit_once(' ') {
        Some((base, number)) if number.parse::<u32>().is_ok() => base,
        _ => stem,
    };
    let slash = if folder.is_empty() { "" } else { "/" };
    let names = (2_u64..).map(|number| format!("{folder}{slash}{stem} {number}{end}"));
    let root = assets.project.join(Assets::FOLDER);
    let mut free = names.filter(|path| root.join(path).symlink_metadata().is_err());
    free.next().unwrap_or_default()
}

pub(super) fn make_parent(file: &Path) -> std::io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Copies a file, or a folder with all that is in it.
fn copy_all(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop);
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

pub(super) fn failed(file: &Path, error: &std::io::Error) -> AssetError {
    AssetError::File {
        file: file.to_path_buf(),
        reason: error.to_string(),
    }
}
