//! `#[panel]`: a type with a function `ui` becomes a panel of the editor.

mod expand;
mod options;
mod signature;

pub use expand::expand;
