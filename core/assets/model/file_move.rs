//! [`FileMove`]: a file or a folder gets another place.

use playground_base::serde::{Deserialize, Serialize};

/// A file or a folder gets another place in the project. To remove one is to move it to the folder of
/// removed files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct FileMove {
    /// Where it was, relative to the project, with `/` between folders.
    pub from: String,
    /// Where it is then.
    pub to: String,
}

impl FileMove {
    /// The move back.
    pub fn inverse(&self) -> Self {
        Self {
            from: self.to.clone(),
            to: self.from.clone(),
        }
    }
}
