//! Keyboard and mouse as data.
//!
//! The engine keeps one [`Input`] resource up to date while play has the keyboard and mouse; game
//! plugins read it.
#![forbid(unsafe_code)]

mod model;
mod view;

pub use model::*;

playground_base::export!();
