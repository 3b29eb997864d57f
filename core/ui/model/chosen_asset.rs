//! [`ChosenAsset`]: the asset that the inspector shows.

use playground_core_assets::ImportSetting;

/// The asset that the inspector shows instead of entities, until something is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChosenAsset {
    /// Its path below the assets folder.
    pub path: String,
    /// What can be chosen about how it is imported.
    pub settings: Vec<ImportSetting>,
}
