//! The editor as data (`model/`), the contract of a panel (`view/`), and how panels write numbers
//! (`words.rs`).
#![forbid(unsafe_code)]

mod model;
mod view;
pub mod words;

pub use model::*;
pub use view::*;

playground_base::export!();
