//! The contracts of renderers, of drawings, and of importers of assets.

mod draw;
mod importer;
mod rendering;

pub use draw::{BoundAllDrawView, DrawView, DrawViewFragments};
pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
pub use rendering::{BoundRenderingView, RenderingView};
