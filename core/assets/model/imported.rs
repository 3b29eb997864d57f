//! [`Imported`]: the result of an importer.

use playground_core_drawing::{Model, Pixels};

/// The result of an importer.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// A picture, which sprites show.
    Picture(Pixels),
    /// Meshes with their materials, which a `ModelRenderer` shows.
    Model(Model),
}
