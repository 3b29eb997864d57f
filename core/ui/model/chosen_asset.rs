//! [`ChosenAsset`]: the asset that the inspector shows.

use playground_base::{Handle, Value};
use playground_core_assets::{ImportSetting, Sound};

/// The asset that the inspector shows instead of entities, until something is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChosenAsset {
    /// Its path below the assets folder.
    pub path: String,
    /// What can be chosen about how it is imported.
    pub settings: Vec<ImportSetting>,
    /// What is in the file of a material.
    pub material: Option<ChosenMaterial>,
    /// What a sound is; `None` until it was imported.
    pub sound: Option<Handle<Sound>>,
}

/// What is in the file of a material.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChosenMaterial {
    /// A `MaterialAsset` as data.
    pub value: Value,
    /// Why the file cannot be read; `value` is of before then.
    pub problem: Option<String>,
    /// The hash of the file's content when it was read.
    pub content: u64,
}
