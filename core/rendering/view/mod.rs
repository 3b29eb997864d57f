//! The contracts of a renderer, of what draws into its pictures, and of importers of what it draws with.

mod draw;
mod importer;
mod rendering;

pub use draw::{BoundAllDrawView, DrawView, DrawViewFragments};
pub use importer::{BoundAllImporterView, ImportFile, ImporterView};
pub use rendering::{BoundRenderingView, RenderingView};
