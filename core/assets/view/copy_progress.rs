//! [`CopyProgress`]: how far a copy is.

use playground_base::Atomic;

/// How far a copy of files is, and whether it is to go on. Its clones are the same.
#[derive(Clone, Default)]
pub struct CopyProgress {
    /// The bytes that are copied.
    pub done_bytes: Atomic<u64>,
    /// The bytes of all files; 0 until they were counted.
    pub all_bytes: Atomic<u64>,
    /// Nobody wants the copy any more: it ends with an error, and leaves nothing.
    pub is_cancelled: Atomic<bool>,
}

impl CopyProgress {
    /// How much is done, 0 to 1; `None` until the files were counted.
    pub fn share(&self) -> Option<f32> {
        match self.all_bytes.load() {
            0 => None,
            all => Some((self.done_bytes.load() as f64 / all as f64).min(1.0) as f32),
        }
    }
}
