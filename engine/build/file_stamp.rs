//! [`FileStamp`]: what a file contained.

use playground_base::loader::fingerprint;
use serde::{Deserialize, Serialize};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// What a file contained when it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    modified: SystemTime,
    /// When the file was written or replaced last, which no program can set back. Where the system does not tell,
    /// the time above.
    changed: SystemTime,
    size_bytes: u64,
    /// Of the content. `None` for what is compared by time and size alone.
    fingerprint: Option<u64>,
}

impl FileStamp {
    /// What no file has: a file with this stamp counts as changed.
    pub const UNKNOWN: Self = Self {
        modified: SystemTime::UNIX_EPOCH,
        changed: SystemTime::UNIX_EPOCH,
        size_bytes: u64::MAX,
        fingerprint: None,
    };

    /// The stamp of a file or folder without its content. `None` when it is not there.
    pub fn by_time(file: &Path) -> Option<Self> {
        let metadata = fs::metadata(file).ok()?;
        let modified = metadata.modified().ok()?;
        Some(Self {
            modified,
            changed: changed(&metadata).unwrap_or(modified),
            size_bytes: metadata.len(),
            fingerprint: None,
        })
    }

    /// The stamp of a file with its content; that of a folder has none. A file that is written while it
    /// is read is unknown.
    pub fn by_content(file: &Path) -> Option<Self> {
        let before = Self::by_time(file)?;
        let fingerprint = fingerprint(file).ok();
        let after = Self::by_time(file)?;
        let stamp = Self {
            fingerprint,
            ..after
        };
        Some(if before == after {
            stamp
        } else {
            Self::UNKNOWN
        })
    }

    /// The time that the file shows.
    pub const fn modified(&self) -> SystemTime {
        self.modified
    }

    /// The hash of the content, if it was read.
    pub const fn fingerprint(&self) -> Option<u64> {
        self.fingerprint
    }

    /// True when the file was written or replaced at this time or later.
    pub fn is_written_since(&self, time: SystemTime) -> bool {
        self.changed >= time
    }

    /// True when nothing wrote the file between two stamps.
    pub fn has_times_of(&self, other: &Self) -> bool {
        let of = |stamp: &Self| (stamp.modified, stamp.changed, stamp.size_bytes);
        of(self) == of(other)
    }

    /// True when the file has another content now. For the same content with another time, the stamp
    /// takes the time.
    pub fn is_outdated(&mut self, file: &Path) -> bool {
        let Some(now) = Self::by_time(file) else {
            return true;
        };
        let is_same_size = self.size_bytes == now.size_bytes;
        let Some(known) = self.fingerprint else {
            return self.modified != now.modified || !is_same_size;
        };
        if self.has_times_of(&now) {
            return false;
        }
        if !is_same_size || fingerprint(file).ok() != Some(known) {
            return true;
        }
        *self = Self {
            fingerprint: Some(known),
            ..now
        };
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
