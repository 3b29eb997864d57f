//! [`Sidecar`]: what is stored beside an asset.

use crate::ImportSettings;
use playground_base::serde::{Deserialize, Serialize};

/// What is stored beside an asset, in a file with its name and `.asset`. It belongs into version control
/// with the asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Sidecar {
    /// Version of this format.
    pub version: u32,
    /// The id of the asset: 16 hexadecimal digits.
    pub id: String,
    /// How it is imported.
    #[serde(default)]
    pub settings: ImportSettings,
}

impl Sidecar {
    /// The version of the format.
    pub const VERSION: u32 = 1;

    /// The end of its name, after that of the asset.
    pub const ENDING: &str = ".asset";
}
