//! The contracts of the table of assets, and of importers.

mod assets;
mod importer;

pub use assets::{AssetsView, BoundAssetsView};
pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
