//! [`LoadFile`] and [`FileLoaded`].

use playground_base::{effect, event};

/// Reads a file that [`SaveFile`](super::SaveFile) wrote. The event [`FileLoaded`] answers, before
/// the next run of a stage.
#[effect]
pub struct LoadFile {
    /// Its name, as it was saved.
    pub name: String,
}

/// The event that a file was read, or that there is none.
#[event]
pub struct FileLoaded {
    /// Its name, as in the request.
    pub name: String,
    /// Its content; `None` when it was never saved or cannot be read. The latter is a problem too.
    pub text: Option<String>,
}
