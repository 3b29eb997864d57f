//! [`ImportLimits`]: how much the import of a file may take.

use std::path::Path;
use std::time::Duration;

/// How much the import of a file may take, and how much of what was imported is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImportLimits {
    /// Processor time without progress, in seconds.
    pub step_s: f64,
    /// How many bytes that are read make it a second longer: 1 GiB may take four minutes.
    pub bytes_per_s: f64,
    /// Memory of a worker, in bytes; a file may take [`BYTES_PER_BYTE`](Self::BYTES_PER_BYTE) times its size
    /// more.
    pub memory_bytes: u64,
    /// A worker ends when nothing was imported for this time.
    pub idle: Duration,
    /// The most bytes of the cache.
    pub cache_bytes: u64,
}

impl Default for ImportLimits {
    fn default() -> Self {
        Self {
            step_s: 5.0,
            bytes_per_s: 4.0 * 1024.0 * 1024.0,
            memory_bytes: 4 << 30,
            idle: Duration::from_secs(30),
            cache_bytes: 1 << 30,
        }
    }
}

impl ImportLimits {
    /// A file of this many times its size in memory is a usual one: it is read, its buffers are copied, its
    /// meshes are made, and they are sent.
    pub const BYTES_PER_BYTE: u64 = 8;

    /// The usual ones, with what the variables `PLAYGROUND_IMPORT_SECONDS`, `PLAYGROUND_IMPORT_MIB` and
    /// `PLAYGROUND_CACHE_MIB` of the environment say instead.
    pub fn of_environment() -> Self {
        let usual = Self::default();
        let bytes = |name: &str| number(name).map(|mib: u32| u64::from(mib) << 20);
        let step_s = number("PLAYGROUND_IMPORT_SECONDS").map(|s: u32| f64::from(s.max(1)));
        Self {
            step_s: step_s.unwrap_or(usual.step_s),
            memory_bytes: bytes("PLAYGROUND_IMPORT_MIB").unwrap_or(usual.memory_bytes),
            cache_bytes: bytes("PLAYGROUND_CACHE_MIB").unwrap_or(usual.cache_bytes),
            ..usual
        }
    }

    /// The most memory for this file.
    pub fn memory_for(&self, file: &Path) -> u64 {
        let size = file.metadata().map_or(0, |of| of.len());
        self.memory_bytes
            .saturating_add(size.saturating_mul(Self::BYTES_PER_BYTE))
    }
}

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    let number = text.parse().ok();
    if number.is_none() {
        tracing::warn!("{name} is `{text}`, and no number: the usual limit holds");
    }
    number
}
