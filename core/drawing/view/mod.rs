//! The contracts of drawings, and of importers of assets.

mod draw;
mod importer;

pub use draw::{BoundAllDrawView, DrawView, DrawViewFragments};
pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
