//! [`FileStamp`]: shows cheaply that a file may have changed.

use std::path::Path;
use std::time::SystemTime;

/// What the file system says about a file. Equal stamps mean the same file, as it was; other stamps
/// mean that its content is to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp {
    length: u64,
    modified: Option<SystemTime>,
    node: u64,
}

impl FileStamp {
    /// The stamp of a file; `None` when it is not there.
    pub fn of(file: &Path) -> Option<Self> {
        let found = std::fs::metadata(file).ok()?;
        Some(Self {
            length: found.len(),
            modified: found.modified().ok(),
            node: node_of(&found),
        })
    }
}

#[cfg(unix)]
fn node_of(found: &std::fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    found.ino()
}

#[cfg(not(unix))]
fn node_of(_: &std::fs::Metadata) -> u64 {
    0
}
