//! Keyboard and mouse as data.
//!
//! The engine updates the [`Input`] resource while play has the keyboard and mouse; game plugins
//! read it.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;

playground_base::export!();
