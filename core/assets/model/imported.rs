//! [`Imported`]: the result of an importer.

use playground_core_drawing::Pixels;

/// The result of an importer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A picture, which sprites show.
    Picture(Pixels),
}
