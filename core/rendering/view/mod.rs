//! The contracts of a renderer, and of importers of what it draws with.

mod importer;
mod rendering;

pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
pub use rendering::{BoundRenderingView, RenderingView};
