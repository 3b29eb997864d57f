//! `#[panel]`: a type with a function `ui` becomes a panel of the editor.

mod expand;
mod options;

pub use expand::expand;
