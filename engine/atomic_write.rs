//! Atomic writing: after a crash at any time, the file is either the old one or the new one.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why a file was not written. What was there is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: it was not saved: {reason}", .file.display())]
pub struct WriteError {
    /// The file.
    pub file: PathBuf,
    /// What happened, and what to do.
    pub reason: String,
}

/// The steps of a replacement. The process may end after each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The temporary file exists and is empty.
    Made,
    /// The temporary file has its content.
    Written,
    /// The old file is saved as `.bak`.
    BackedUp,
    /// The new file has replaced the old one.
    Renamed,
}

/// Replaces the content of `file`: a temporary file in the same folder, synced, renamed over it,
/// and the folder synced. A link stays a link, and the file keeps its permissions.
///
/// # Errors
/// When the file is read-only, when there is no space, or for any other reason of the system.
pub fn replace_atomically(file: &Path, content: &[u8]) -> Result<(), WriteError> {
    write(file, |_| None, content)
}

/// The same; the old file stays beside it under its name and `.bak`.
pub fn save_with_backup(file: &Path, content: &[u8]) -> Result<(), WriteError> {
    let backup = |target: &Path| {
        let mut name = target.file_name()?.to_os_string();
        name.push(".bak");
        Some(target.with_file_name(name))
    };
    write(file, backup, content)
}

fn write(
    file: &Path,
    backup: impl Fn(&Path) -> Option<PathBuf>,
    content: &[u8],
) -> Result<(), WriteError> {
    let failed = |reason: String| WriteError {
        file: file.to_path_buf(),
        reason,
    };
    let (target, permissions) = target_of(file).map_err(failed)?;
    let temporary = target.with_extension(format!("{}.tmp", std::process::id()));
    remove_leftovers(&target);
    let backup = backup(&target);
    let paths = Paths {
        target: &target,
        temporary: &temporary,
        backup: backup.as_deref(),
    };
    replace(&paths, permissions, content, |_| Ok(())).map_err(|error| {
        let _may_not_exist = fs::remove_file(&temporary);
        failed(explain(&error, &target, content.len()))
    })
}

/// Removes what processes that were killed while they wrote this file left beside it.
fn remove_leftovers(target: &Path) {
    let (Some(folder), Some(stem)) = (target.parent(), target.file_stem()) else {
        return;
    };
    let start = format!("{}.", stem.to_string_lossy());
    let process_of = |name: &str| {
        let id: u32 = name
            .strip_prefix(&start)?
            .strip_suffix(".tmp")?
            .parse()
            .ok()?;
        Some(id)
    };
    // Where the system does not list processes, they stay.
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let process = process_of(&entry.file_name().to_string_lossy());
        if process.is_some_and(|id| !processes.join(id.to_string()).exists()) {
            let _may_be_gone = fs::remove_file(entry.path());
        }
    }
}

/// The file that is to be replaced, behind links, and its permissions if it is there.
fn target_of(file: &Path) -> Result<(PathBuf, Option<Permissions>), String> {
    let is_link = fs::symlink_metadata(file).is_ok_and(|found| found.file_type().is_symlink());
    let target = if is_link {
        let to = fs::read_link(file).unwrap_or_default();
        file.canonicalize()
            .map_err(|error| format!("it is a link to {}: {error}", to.display()))?
    } else {
        file.to_path_buf()
    };
    let permissions = fs::metadata(&target).map(|found| found.permissions()).ok();
    match permissions {
        Some(permissions) if permissions.readonly() => {
            Err("it is read-only: make it writable, or save under another name".to_owned())
        }
        permissions => Ok((target, permissions)),
    }
}

/// The system's message, with what to do where that is known.
fn explain(error: &io::Error, target: &Path, bytes: usize) -> String {
    let folder = target.parent().unwrap_or(target).display();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => format!(
            "there is no space left on the disk of {folder} ({} KiB are needed): {error}",
            bytes.div_ceil(1024)
        ),
        _ => error.to_string(),
    }
}

/// The files of a replacement.
struct Paths<'a> {
    target: &'a Path,
    temporary: &'a Path,
    backup: Option<&'a Path>,
}

/// `after` is called after each step; tests end the replacement there.
fn replace(
    paths: &Paths<'_>,
    permissions: Option<Permissions>,
    content: &[u8],
    mut after: impl FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let folder = paths.target.parent();
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = File::create(paths.temporary)?;
    after(Step::Made)?;
    new.write_all(content)?;
    if let Some(permissions) = permissions {
        new.set_permissions(permissions)?;
    }
    new.sync_all()?;
    drop(new);
    after(Step::Written)?;
    if let Some(backup) = paths.backup.filter(|_| paths.target.exists()) {
        let _replaces = fs::remove_file(backup);
        fs::hard_link(paths.target, backup)
            .or_else(|_| fs::copy(paths.target, backup).map(|_| ()))?;
    }
    after(Step::BackedUp)?;
    fs::rename(paths.temporary, paths.target)?;
    after(Step::Renamed)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files of the folder, by name, with their content.
    fn files(folder: &Path) -> Vec<(String, String)> {
        let entries = fs::read_dir(folder).expect("it is there").flatten();
        let mut files: Vec<(String, String)> = entries
            .map(|entry| {
                let text = fs::read_to_string(entry.path()).expect("it is text");
                (entry.file_name().to_string_lossy().into_owned(), text)
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn full_disk_is_named_by_the_folder_that_is_full() {
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            let text = explain(&kind.into(), Path::new("/game/scenes/main.ron"), 5000);
            assert!(
                text.starts_with("there is no space left on the disk of /game/scenes (5 KiB"),
                "{text}"
            );
        }
    }

    #[test]
    fn crash_after_any_step_leaves_the_old_or_the_new_file() {
        for (last, expected) in [
            (Step::Made, "old"),
            (Step::Written, "old"),
            (Step::BackedUp, "old"),
            (Step::Renamed, "new"),
        ] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let file = folder.path().join("main.ron");
            fs::write(&file, "old").expect("it is our folder");
            let temporary = folder.path().join("main.1.tmp");
            let backup = folder.path().join("main.ron.bak");
            let paths = Paths {
                target: &file,
                temporary: &temporary,
                backup: Some(&backup),
            };
            let ended = replace(&paths, None, b"new", |step| {
                if step == last {
                    Err(io::Error::other("the process ends"))
                } else {
                    Ok(())
                }
            });
            assert!(ended.is_err(), "{last:?} is a step");
            let found = fs::read_to_string(&file).expect("the file is there");
            assert_eq!(found, expected, "after {last:?}");
            // The next process can save as usual.
            save_with_backup(&file, b"newer").expect("it can be saved");
            let found = fs::read_to_string(&file).expect("the file is there");
            assert_eq!(found, "newer", "after {last:?}");
        }
    }

    #[test]
    fn save_keeps_a_backup_and_failed_save_leaves_no_files() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("main.ron");
        save_with_backup(&file, b"first").expect("it can be saved");
        save_with_backup(&file, b"second").expect("it can be saved");
        let expected = [("main.ron", "second"), ("main.ron.bak", "first")];
        let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(files(folder.path()), expected);
        let below_a_file = file.join("new.ron");
        let error = save_with_backup(&below_a_file, b"third").expect_err("a file has no files");
        assert!(error.to_string().contains("it was not saved"), "{error}");
        assert_eq!(files(folder.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn link_and_permissions_stay_and_a_read_only_file_is_refused() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let mode = |file: &Path| {
            fs::metadata(file)
                .expect("it is there")
                .permissions()
                .mode()
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (real, link) = (
            folder.path().join("real.ron"),
            folder.path().join("link.ron"),
        );
        fs::write(&real, "old").expect("it is our folder");
        fs::set_permissions(&real, Permissions::from_mode(0o640)).expect("it is our file");
        symlink("real.ron", &link).expect("it is our folder");
        save_with_backup(&link, b"new").expect("it can be saved");
        assert!(fs::symlink_metadata(&link).is_ok_and(|found| found.is_symlink()));
        assert_eq!(fs::read_to_string(&real).ok().as_deref(), Some("new"));
        assert_eq!(mode(&real) & 0o777, 0o640);

        fs::set_permissions(&real, Permissions::from_mode(0o444)).expect("it is our file");
        let error = replace_atomically(&link, b"newer").expect_err("it is read-only");
        assert!(error.to_string().contains("read-only"), "{error}");
        assert_eq!(fs::read_to_string(&real).ok().as_deref(), Some("new"));
        assert_eq!(mode(&real) & 0o777, 0o444);

        let dangling = folder.path().join("dangling.ron");
        symlink("nowhere/else.ron", &dangling).expect("it is our folder");
        let error = replace_atomically(&dangling, b"new").expect_err("it leads nowhere");
        assert!(error.to_string().contains("nowhere/else.ron"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn parts_of_processes_that_were_killed_are_removed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("main.ron");
        let own = format!("main.{}.tmp", std::process::id());
        // No process has such a number.
        for name in [
            "main.4294967294.tmp",
            "main.notes.tmp",
            "other.4294967294.tmp",
        ] {
            fs::write(folder.path().join(name), "part").expect("it is our folder");
        }
        replace_atomically(&file, b"new").expect("it is our folder");
        let names: Vec<String> = files(folder.path())
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(
            names,
            ["main.notes.tmp", "main.ron", "other.4294967294.tmp"]
        );
        assert!(!names.contains(&own));
    }
}
