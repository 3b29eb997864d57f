//! The editor as data (`model/`), the contract of a panel (`view/`), what stands behind `#[panel]`
//! (`panel/`), and how panels write numbers (`words.rs`).
#![forbid(unsafe_code)]

mod model;
mod panel;
mod view;
pub mod words;

pub use model::*;
pub use panel::*;
pub use view::*;

playground_base::export!();
