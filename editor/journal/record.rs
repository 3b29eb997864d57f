//! [`Record`]: an entry of the journal.

use crate::history::Step;
use playground_base::serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The format of the records. Another version cannot be read.
pub const VERSION: u32 = 1;

/// The first entry of a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Begin {
    /// [`VERSION`] of the editor that wrote it.
    pub version: u32,
    /// The scene file; `None` for a scene that was never saved.
    pub scene: Option<PathBuf>,
    /// Hash of the file's text.
    pub text_hash: u64,
    /// Time in seconds since 1970.
    pub unix_s: u64,
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum Record {
    /// An edit. One of the same gesture as the last is a part of that.
    Step(Step),
    /// The last step was undone.
    Undo,
    /// The last undone step was done again.
    Redo,
    /// The scene was saved.
    Saved {
        /// The scene file.
        file: PathBuf,
        /// Hash of the file's text.
        text_hash: u64,
    },
}
