//! Data only: assets, the table of them, what importers make.

mod asset;
mod asset_error;
mod asset_kind;
mod assets;
mod file_move;
mod found;
mod import_setting;
mod import_settings;
mod imported;
mod sidecar;
mod sound;

pub use asset::Asset;
pub use asset_error::AssetError;
pub use asset_kind::AssetKind;
pub use assets::{AssetScan, Assets};
pub use file_move::FileMove;
pub use found::Found;
pub use import_setting::{ImportSetting, SettingKind, SettingValue};
pub use import_settings::ImportSettings;
pub use imported::Imported;
pub use sidecar::Sidecar;
pub use sound::{Sound, SoundFormat, SoundPeak};
