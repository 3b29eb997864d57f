//! [`Imported`]: what an importer made of a file.

use crate::Pixels;

/// What an importer made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A picture, which sprites show.
    Picture(Pixels),
}
