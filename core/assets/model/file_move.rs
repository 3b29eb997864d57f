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
    /// How many files were made for this, by a copy, an import or a new folder; `None` for what was there.
    /// Going back takes no file along that came later.
    pub made: Option<u64>,
}

impl FileMove {
    /// The move back.
    pub fn inverse(&self) -> Self {
        Self {
            from: self.to.clone(),
            to: self.from.clone(),
            made: self.made,
        }
    }
}
