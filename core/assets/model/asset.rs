//! [`Asset`]: a file of a project that a game uses.

use crate::{AssetKind, ImportSettings};
use playground_base::AssetId;

/// A file of a project that a game uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Its id. Without a sidecar it is made of the path, and may be another one after a move.
    pub id: AssetId,
    /// Its path below the `assets` folder, with `/` between folders.
    pub path: String,
    /// What it is, by the end of its name.
    pub kind: AssetKind,
    /// Whether its id is in a file beside it.
    pub has_sidecar: bool,
    /// The size of the file.
    pub size_bytes: u64,
    /// When the file was written, in nanoseconds since 1970.
    pub modified_ns: u64,
    /// Hash of what the file contains.
    pub content: u64,
    /// Paths at which it was before: it was moved without a sidecar, and its content told so.
    pub former: Vec<String>,
    /// How it is imported.
    pub settings: ImportSettings,
}

impl Asset {
    /// The name of the file.
    pub fn name(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map_or(self.path.as_str(), |(_, name)| name)
    }

    /// The folder that it is in, below the `assets` folder; empty for that itself.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}
