//! Files that a game saves: in one folder of the project, and never outside of it.

use crate::atomic_write::replace_atomically;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Their folder, relative to the project.
pub const FOLDER: &str = ".playground/user-data";

/// The largest file.
const LIMIT_BYTES: usize = 64 << 20;

/// The longest name.
const LONGEST_NAME: usize = 200;

/// Writes a file atomically.
pub fn save(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    let file = folder.join(checked(name)?);
    if text.len() > LIMIT_BYTES {
        return Err(format!(
            "{name}: {} MiB are more than a file of a game may have ({} MiB)",
            text.len() >> 20,
            LIMIT_BYTES >> 20
        ));
    }
    let below = file.parent().unwrap_or(folder);
    let made = fs::create_dir_all(below).and_then(|()| is_inside(folder, below));
    match made {
        Ok(true) => replace_atomically(&file, text.as_bytes()).map_err(|error| error.to_string()),
        Ok(false) => Err(leads_out(name)),
        Err(error) => Err(format!("{}: {error}", below.display())),
    }
}

/// Reads a file; `None` when it was never saved.
pub fn load(folder: &Path, name: &str) -> Result<Option<String>, String> {
    let file = folder.join(checked(name)?);
    let with_file = |error: std::io::Error| format!("{}: {error}", file.display());
    let size = match fs::metadata(&file) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(with_file(error)),
    };
    if !is_inside(folder, &file).map_err(with_file)? {
        return Err(leads_out(name));
    }
    if size > LIMIT_BYTES as u64 {
        return Err(format!(
            "{}: it has {} MiB, and a file of a game {} at most",
            file.display(),
            size >> 20,
            LIMIT_BYTES >> 20
        ));
    }
    fs::read_to_string(&file).map(Some).map_err(with_file)
}

/// Whether a file is inside the folder after links are followed.
fn is_inside(folder: &Path, path: &Path) -> std::io::Result<bool> {
    Ok(path.canonicalize()?.starts_with(folder.canonicalize()?))
}

fn leads_out(name: &str) -> String {
    format!("{name} leads out of {FOLDER}, where the files of a game lie")
}

/// The path of a name. A name that is invalid on one system is refused on all.
fn checked(name: &str) -> Result<PathBuf, String> {
    let is_letter = |letter: char| letter.is_alphanumeric() || "-_. ".contains(letter);
    let is_part = |part: &str| {
        let ends = [part.chars().next(), part.chars().next_back()];
        let ends_in_letter = ends
            .iter()
            .all(|end| end.is_some_and(|end| end != ' ' && end != '.'));
        ends_in_letter && part.chars().all(is_letter)
    };
    if name.len() > LONGEST_NAME || !name.split('/').all(is_part) {
        return Err(format!(
            "\"{}\" is no name of a file: letters, digits, spaces and -_. stand in it, and / between \
             folders; no part begins or ends with a dot or a space, and it has {LONGEST_NAME} bytes at \
             most",
            name.chars().take(LONGEST_NAME).collect::<String>()
        ));
    }
    Ok(name.split('/').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_file_is_loaded_and_missing_one_is_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join(FOLDER);
        assert_eq!(load(&folder, "slots/1.ron"), Ok(None));
        save(&folder, "slots/1.ron", "first").expect("it can be saved");
        save(&folder, "slots/1.ron", "second").expect("it can be saved");
        save(&folder, "slots/1.txt", "beside").expect("it can be saved");
        assert_eq!(load(&folder, "slots/1.ron"), Ok(Some("second".to_owned())));
        let files = fs::read_dir(folder.join("slots")).expect("it is there");
        assert_eq!(files.count(), 2, "nothing else is left");
    }

    #[test]
    fn path_outside_the_folder_is_refused_and_writes_nothing() {
        let project = tempfile::tempdir().expect("a temporary folder");
        let folder = project.path().join(FOLDER);
        let long = "a".repeat(LONGEST_NAME + 1);
        for name in [
            "",
            ".",
            "..",
            "../a",
            "a/../../b",
            "/etc/passwd",
            "a//b",
            "a/",
            ".hidden",
            "a.",
            " a",
            "a\\b",
            "c:a",
            "a\0b",
            "a\nb",
            &long,
        ] {
            let refused = save(&folder, name, "text").expect_err(name);
            assert!(refused.contains("no name of a file"), "{refused}");
            assert!(load(&folder, name).is_err(), "{name}");
        }
        let left = fs::read_dir(project.path()).expect("it is there").count();
        assert_eq!(left, 0, "nothing was written");
    }

    #[cfg(unix)]
    #[test]
    fn link_out_of_the_folder_is_not_followed() {
        let project = tempfile::tempdir().expect("a temporary folder");
        let (folder, outside) = (project.path().join(FOLDER), project.path().join("outside"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::create_dir_all(&outside).expect("a folder");
        fs::write(outside.join("secret"), "s").expect("a file");
        std::os::unix::fs::symlink(&outside, folder.join("out")).expect("a link");
        let refused = save(&folder, "out/file", "text").expect_err("it leads out");
        assert!(refused.contains("leads out"), "{refused}");
        let refused = load(&folder, "out/secret").expect_err("it leads out");
        assert!(refused.contains("leads out"), "{refused}");
        assert_eq!(fs::read_dir(&outside).expect("it is there").count(), 1);
    }
}
