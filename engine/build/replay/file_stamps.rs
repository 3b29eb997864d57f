//! [`FileStamps`]: what files contained.

use crate::build::file_stamp::FileStamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What files contained when they were read. A file that was not there has no stamp.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct FileStamps {
    files: BTreeMap<PathBuf, Option<FileStamp>>,
}

impl FileStamps {
    /// Adds a file with its content.
    pub fn add(&mut self, file: PathBuf) {
        let stamp = FileStamp::by_content(&file);
        self.files.insert(file, stamp);
    }

    /// Adds a file that another program has read since `start`. If it was written since then, what was
    /// read is not known, and it counts as changed.
    pub fn add_read(&mut self, file: PathBuf, start: SystemTime) {
        let stamp = FileStamp::by_content(&file);
        let known = stamp.filter(|stamp| !stamp.is_written_since(start));
        self.files
            .insert(file, Some(known.unwrap_or(FileStamp::UNKNOWN)));
    }

    /// Adds a file or folder that a build depends on which began at `start`. One that is not there has no
    /// stamp. If it was written since then, the build may have used what was there before, and it
    /// counts as changed.
    pub fn add_begun(&mut self, file: PathBuf, start: SystemTime) {
        let mut stamp = FileStamp::by_content(&file);
        if stamp.is_some_and(|stamp| stamp.is_written_since(start)) {
            stamp = Some(FileStamp::UNKNOWN);
        }
        self.files.insert(file, stamp);
    }

    /// Adds a folder, or a file that is always replaced as a whole, by its time.
    pub fn add_by_time(&mut self, file: PathBuf) {
        let stamp = FileStamp::by_time(&file);
        self.files.insert(file, stamp);
    }

    /// True without files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// True for the same files, whatever they contain.
    pub fn has_files_of(&self, other: &Self) -> bool {
        self.files.keys().eq(other.files.keys())
    }

    /// The time of the file that was written last.
    pub fn newest(&self) -> Option<SystemTime> {
        let stamps = self.files.values().flatten();
        stamps.map(FileStamp::modified).max()
    }

    /// What the same files contain now.
    pub fn now(&self) -> Self {
        let mut now = Self::default();
        for file in self.files.keys() {
            now.add(file.clone());
        }
        now
    }

    /// Takes the stamps of another for files that are in both.
    pub fn take(&mut self, other: Self) {
        for (file, stamp) in other.files {
            self.files.entry(file).and_modify(|own| *own = stamp);
        }
    }

    /// True when a file has another content. Its stamp stays what it was.
    pub fn changed(&mut self) -> bool {
        self.first_changed().is_some()
    }

    /// A file that has another content.
    pub fn first_changed(&mut self) -> Option<&Path> {
        let is_changed = |file: &Path, known: &mut Option<FileStamp>| match known {
            None => FileStamp::by_time(file).is_some(),
            Some(known) => known.is_outdated(file),
        };
        let mut files = self.files.iter_mut();
        files.find_map(|(file, known)| is_changed(file, known).then_some(file.as_path()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::time::Duration;

    #[test]
    fn only_another_content_is_a_change() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("lib.rs");
        let write = |text: &str| fs::write(&file, text).expect("a file");
        let set_time = |time: SystemTime| {
            let open = File::options().append(true).open(&file);
            open.expect("it is there")
                .set_modified(time)
                .expect("a time");
        };
        let mut stamps = FileStamps::default();
        stamps.add(file.clone());
        assert!(!stamps.changed(), "it is not there");
        write("one");
        assert!(stamps.changed(), "it is there");
        stamps = stamps.now();
        assert!(!stamps.changed());
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        set_time(time);
        assert!(!stamps.changed(), "only its time is another one");
        write("two");
        set_time(time);
        assert!(stamps.changed(), "time and size are as before");
        assert!(
            stamps.changed(),
            "the stamp is still that of the first content"
        );
        fs::remove_file(&file).expect("it is there");
        assert!(stamps.changed(), "it is gone");
    }

    #[test]
    fn file_written_since_another_program_began_to_read_counts_as_changed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("lib.rs");
        fs::write(&file, "one").expect("a file");
        let (gone, folder) = (folder.path().join("gone"), folder.path().to_path_buf());
        let hour = Duration::from_secs(3600);
        let (before, after) = (SystemTime::now() - hour, SystemTime::now() + hour);
        for (file, start, read, begun) in [
            (&file, before, true, true),
            (&file, after, false, false),
            (&folder, before, true, true),
            (&folder, after, false, false),
            (&gone, before, true, false),
            (&gone, after, true, false),
        ] {
            let mut stamps = FileStamps::default();
            stamps.add_read(file.clone(), start);
            assert_eq!(stamps.changed(), read, "{file:?} was read");
            let mut stamps = FileStamps::default();
            stamps.add_begun(file.clone(), start);
            assert_eq!(stamps.changed(), begun, "{file:?} was there");
        }
    }
}
