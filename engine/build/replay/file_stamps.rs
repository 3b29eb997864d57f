//! [`FileStamps`]: what files contained.

use playground_base::loader::fingerprint;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What files contained when they were read. A file that was not there has no stamp.
#[derive(Clone, Debug, Default)]
pub struct FileStamps {
    files: BTreeMap<PathBuf, Option<FileStamp>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FileStamp {
    modified: SystemTime,
    /// When the file was written or replaced last, which no program can set back. Where the system does not tell,
    /// the time above.
    changed: SystemTime,
    size_bytes: u64,
    /// Of the content. `None` for what is compared by time and size alone.
    fingerprint: Option<u64>,
}

impl FileStamps {
    /// Adds a file with its content.
    pub fn add(&mut self, file: PathBuf) {
        let stamp = FileStamp::of(&file).map(|stamp| FileStamp {
            fingerprint: fingerprint(&file).ok(),
            ..stamp
        });
        self.files.insert(file, stamp);
    }

    /// Adds a file that another program has read since `start`. If it was written since then, what was
    /// read is not known, and it counts as changed.
    pub fn add_read(&mut self, file: PathBuf, start: SystemTime) {
        let stamp = FileStamp::of(&file);
        if stamp.is_none_or(|stamp| stamp.changed >= start) {
            let unknown = FileStamp {
                modified: SystemTime::UNIX_EPOCH,
                changed: SystemTime::UNIX_EPOCH,
                size_bytes: u64::MAX,
                fingerprint: None,
            };
            self.files.insert(file, Some(unknown));
        } else {
            self.add(file);
        }
    }

    /// Adds a folder, or a file that is always replaced as a whole, by its time.
    pub fn add_by_time(&mut self, file: PathBuf) {
        let stamp = FileStamp::of(&file);
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
        stamps.map(|stamp| stamp.modified).max()
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
        let mut any = false;
        for (file, known) in &mut self.files {
            any |= match (&mut *known, FileStamp::of(file)) {
                (None, None) => false,
                (Some(known), Some(now)) => known.differs(now, file),
                _ => true,
            };
        }
        any
    }
}

impl FileStamp {
    /// The stamp of a file, without its content.
    fn of(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        let modified = metadata.modified().ok()?;
        Some(Self {
            modified,
            changed: changed(&metadata).unwrap_or(modified),
            size_bytes: metadata.len(),
            fingerprint: None,
        })
    }

    /// True for another content. The same content with another time is a new stamp.
    fn differs(&mut self, now: Self, file: &Path) -> bool {
        let is_same_size = self.size_bytes == now.size_bytes;
        let Some(known) = self.fingerprint else {
            return self.modified != now.modified || !is_same_size;
        };
        let is_written = (self.modified, self.changed) != (now.modified, now.changed);
        if is_same_size && !is_written {
            return false;
        }
        if !is_same_size || fingerprint(file).ok() != Some(known) {
            return true;
        }
        (self.modified, self.changed) = (now.modified, now.changed);
        false
    }
}

#[cfg(unix)]
fn changed(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = Duration::from_secs(metadata.ctime().try_into().ok()?);
    let rest = Duration::from_nanos(metadata.ctime_nsec().try_into().ok()?);
    Some(SystemTime::UNIX_EPOCH + seconds + rest)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<SystemTime> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

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
    fn file_written_while_another_program_read_it_counts_as_changed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("lib.rs");
        fs::write(&file, "one").expect("a file");
        let hour = Duration::from_secs(3600);
        for (start, expected) in [
            (SystemTime::now() + hour, false),
            (SystemTime::now() - hour, true),
        ] {
            let mut stamps = FileStamps::default();
            stamps.add_read(file.clone(), start);
            assert_eq!(stamps.changed(), expected);
        }
    }
}
