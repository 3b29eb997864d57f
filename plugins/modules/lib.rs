//! The modules panel: which contract is implemented by which module, in which version and
//! generation, and how the last reload went.
//!
//! `listing.rs`, `stages.rs` and `words.rs` are pure; the others draw.
#![forbid(unsafe_code)]

mod listing;
mod panel;
mod report_ui;
mod stages;
mod table_ui;

pub use listing::{Line, lines};
pub use panel::ModulesPanel;
pub use stages::{Piece, pieces};

playground_base::export!();
