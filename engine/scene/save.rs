//! Atomic writing: after a crash at any time, the file is either the old one or the new one.

use super::SceneError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

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
/// and the folder synced. The old file is renamed to `.bak`.
pub fn save_atomically(file: &Path, content: &[u8]) -> Result<(), SceneError> {
    write(file, Some(&file.with_extension("ron.bak")), content)
}

/// The same without a backup of the old file.
pub fn replace_atomically(file: &Path, content: &[u8]) -> Result<(), SceneError> {
    write(file, None, content)
}

fn write(file: &Path, backup: Option<&Path>, content: &[u8]) -> Result<(), SceneError> {
    let temporary = file.with_extension(format!("{}.tmp", std::process::id()));
    replace(file, &temporary, backup, content, |_| Ok(())).map_err(|error| {
        let _may_not_exist = fs::remove_file(&temporary);
        SceneError::File {
            file: file.to_path_buf(),
            reason: format!("it was not saved: {error}"),
        }
    })
}

/// `after` is called after each step; tests end the replacement there.
fn replace(
    file: &Path,
    temporary: &Path,
    backup: Option<&Path>,
    content: &[u8],
    mut after: impl FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = File::create(temporary)?;
    after(Step::Made)?;
    new.write_all(content)?;
    new.sync_all()?;
    drop(new);
    after(Step::Written)?;
    if let Some(backup) = backup.filter(|_| file.exists()) {
        let _replaces = fs::remove_file(backup);
        fs::hard_link(file, backup).or_else(|_| fs::copy(file, backup).map(|_| ()))?;
    }
    after(Step::BackedUp)?;
    fs::rename(temporary, file)?;
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
            let ended = replace(&file, &temporary, Some(&backup), b"new", |step| {
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
            save_atomically(&file, b"newer").expect("it can be saved");
            let found = fs::read_to_string(&file).expect("the file is there");
            assert_eq!(found, "newer", "after {last:?}");
        }
    }

    #[test]
    fn save_keeps_a_backup_and_failed_save_leaves_no_files() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("main.ron");
        save_atomically(&file, b"first").expect("it can be saved");
        save_atomically(&file, b"second").expect("it can be saved");
        let expected = [("main.ron", "second"), ("main.ron.bak", "first")];
        let expected = expected.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(files(folder.path()), expected);
        let below_a_file = file.join("new.ron");
        let error = save_atomically(&below_a_file, b"third").expect_err("a file has no files");
        assert!(error.to_string().contains("it was not saved"), "{error}");
        assert_eq!(files(folder.path()), expected);
    }
}
