//! The contracts of the table of assets, and of importers.

mod assets;
mod copy_progress;
mod import_progress;
mod importer;

pub use assets::{AssetsView, BoundAssetsView};
pub use copy_progress::CopyProgress;
pub use import_progress::ImportProgress;
pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
