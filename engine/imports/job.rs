//! [`ImportJob`]: a file that the worker is to import.

use playground_core_assets::ImportSettings;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A file that the worker is to import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportJob {
    /// Where it is.
    pub file: PathBuf,
    /// Its path below the assets folder.
    pub path: String,
    /// What it is to become.
    pub import_as: ImportAs,
    /// What was chosen about how it is imported.
    pub settings: ImportSettings,
    /// The most memory that may be taken for it, in bytes.
    pub most_bytes: u64,
}

/// What a file is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportAs {
    /// A picture.
    Picture,
    /// A picture whose numbers are no colours.
    DataPicture,
    /// A picture whose longer side has at most so many pixels.
    SmallPicture(u32),
    /// A model.
    Model,
    /// A picture of all that is around, as light.
    Panorama,
    /// A material.
    Material,
    /// A font.
    Font,
    /// A shader.
    Shader,
    /// A sound.
    Sound,
}

impl ImportAs {
    /// How many times as much as others it may take: light from all around is computed, not only read.
    pub const fn share(self) -> u32 {
        match self {
            Self::Panorama => 4,
            _ => 1,
        }
    }
}

/// What the worker answers.
#[derive(Debug, Serialize, Deserialize)]
pub enum WorkerAnswer {
    /// It begins with this: `while gltf was opened`.
    Step(String),
    /// It waits for files.
    Ready,
    /// How much is done, 0 to 1, and what is done now.
    Progress(f32, String),
    /// The file is imported, or why it is not.
    Done(Result<super::imported_file::ImportedFile, String>),
}
