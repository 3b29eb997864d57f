//! [`SourceEdit`]: a change of a source file during a test.

use crate::Built;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file that a test changes. The original is restored when this is dropped, or by the next
/// build if the test was killed: a backup is beside the libraries until then.
pub struct SourceEdit {
    file: PathBuf,
    original: String,
    backup: PathBuf,
}

impl SourceEdit {
    /// The file at `path` in the repository.
    pub fn of(built: &Built, path: &str) -> Self {
        let file = built.root.join(path);
        let original = fs::read_to_string(&file).expect("the source is there");
        let backup = built.originals().join(path.replace('/', "|"));
        fs::create_dir_all(built.originals()).expect("target/ can be written");
        let text = format!("{}\n{original}", file.display());
        fs::write(&backup, text).expect("target/ can be written");
        Self {
            file,
            original,
            backup,
        }
    }

    /// Writes the original with `old`, which must occur in it once, replaced by `new`.
    #[track_caller]
    pub fn replace(&self, old: &str, new: &str) {
        let found = self.original.matches(old).count();
        assert_eq!(found, 1, "`{old}` in {}", self.file.display());
        self.write(&self.original.replace(old, new));
    }

    /// The line of the original in which `text` starts, from 1.
    pub fn line_of(&self, text: &str) -> usize {
        let start = self.original.find(text).expect("the text occurs in it");
        self.original[..start].lines().count().max(1)
            + usize::from(self.original[..start].ends_with('\n'))
    }

    /// Writes the original.
    pub fn restore(&self) {
        self.write(&self.original);
    }

    fn write(&self, text: &str) {
        fs::write(&self.file, text).expect("the source can be written");
    }
}

impl Drop for SourceEdit {
    fn drop(&mut self) {
        // Writing an unchanged file would cause a new build.
        let is_unchanged = fs::read_to_string(&self.file).is_ok_and(|text| text == self.original);
        if is_unchanged || fs::write(&self.file, &self.original).is_ok() {
            let _removed_by_the_next_build = fs::remove_file(&self.backup);
        }
    }
}

/// Restores the files that a killed test left changed.
pub(crate) fn restore_all(originals: &Path) {
    let backups = fs::read_dir(originals).into_iter().flatten().flatten();
    for entry in backups {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        if let Some((file, original)) = text.split_once('\n') {
            fs::write(file, original).expect("the source can be written");
        }
        fs::remove_file(entry.path()).expect("target/ can be written");
    }
}
