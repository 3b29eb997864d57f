//! [`AssetError`]: why something cannot be done with a file.

use std::path::PathBuf;

/// Why something cannot be done with an asset. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// The path leads out of the folder, or is no plain path.
    #[error("{path} is not below the assets folder: name a path in it, such as ships/hero.png")]
    Outside {
        /// The path.
        path: String,
    },
    /// There is no such file or folder.
    #[error("there is no {path} in the assets folder")]
    Missing {
        /// The path below the assets folder.
        path: String,
    },
    /// A copy of an asset has its sidecar too.
    #[error(
        "{path} has the id of {owner}, because it was copied with its sidecar: remove {path}.asset"
    )]
    SameId {
        /// The path of the copy below the assets folder.
        path: String,
        /// That of the other.
        owner: String,
    },
    /// The new name is taken.
    #[error("{path} is there already: choose another name, or remove it first")]
    Taken {
        /// The path below the assets folder.
        path: String,
    },
    /// A folder that was made has files that came later.
    #[error("{path} has files that came later: it stays, remove it if they are to go too")]
    NotEmpty {
        /// The path below the project.
        path: String,
    },
    /// The content of a file is another one than it was.
    #[error("{path} was changed by another program since: look at what it says now, and edit that")]
    Changed {
        /// The path below the assets folder.
        path: String,
    },
    /// A folder cannot be moved into itself.
    #[error("{path} cannot be moved into itself")]
    IntoItself {
        /// The path below the assets folder.
        path: String,
    },
    /// The system refused.
    #[error("{}: {reason}", .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// The system's message.
        reason: String,
    },
}
