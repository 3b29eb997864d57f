//! [`Activity`]: whether a frame or a command is in progress, for the supervisor.

use super::trace_file::map_header;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};
use vmap::MapMut;

/// After this time without a frame the supervisor may have stopped to look. It stops after twice that
/// time, so it never misses a frame.
const PAUSE: Duration = Duration::from_secs(1);

/// Counts frames and commands where the supervisor reads it: a frame costs it no message.
pub struct Activity {
    header: MapMut,
    count: u64,
    /// Frames and commands inside of each other.
    depth: u32,
    ended: Option<Instant>,
}

impl Activity {
    /// Counts in the file of [`CallTrace`](super::CallTrace), which exists already.
    pub fn open(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            header: map_header(folder)?,
            count: 0,
            depth: 0,
            ended: None,
        })
    }

    /// A frame or a command begins. True when the supervisor is to be woken.
    pub fn begin(&mut self) -> bool {
        self.depth += 1;
        if self.depth > 1 {
            return false;
        }
        self.add_one();
        self.ended.is_none_or(|ended| ended.elapsed() >= PAUSE)
    }

    /// It ended.
    pub fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 && self.count % 2 == 1 {
            self.add_one();
            self.ended = Some(Instant::now());
        }
    }

    fn add_one(&mut self) {
        self.count += 1;
        self.header[..8].copy_from_slice(&self.count.to_le_bytes());
    }
}

impl std::fmt::Debug for Activity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Activity")
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}
