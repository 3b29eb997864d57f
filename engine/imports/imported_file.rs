//! [`ImportedFile`]: what became of a file, and of what it was made.

use playground_base::postcard;
use playground_core_assets::Imported;
use serde::{Deserialize, Serialize};

/// What became of a file, and of what it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// The hash of the file's content.
    pub content: u64,
    /// Other files that were read for it, by their paths below the assets folder, and the hashes of their
    /// content.
    pub files: Vec<(String, u64)>,
    /// Whether none of those was written meanwhile: then their hashes are those of what was read.
    pub is_settled: bool,
    /// The [`Imported`], in the format of postcard.
    #[serde(with = "playground_base::serde_bytes")]
    pub imported: Vec<u8>,
}

impl ImportedFile {
    /// What became of it.
    ///
    /// # Errors
    /// When the bytes are not what [`Imported`] is written as.
    pub fn decode(&self) -> Result<Imported, String> {
        let decoded = postcard::take_from_bytes(&self.imported);
        match decoded {
            Ok((imported, [])) => Ok(imported),
            Ok(_) => Err("there are bytes after its end".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }
}
