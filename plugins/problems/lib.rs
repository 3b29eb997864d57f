//! The problems panel: what the compiler and the engine complain about.
//!
//! `listing.rs` is pure; `list_ui.rs` draws.
#![forbid(unsafe_code)]

mod list_ui;
mod listing;
mod panel;

pub use listing::{Counts, Shown, as_text, key_of, place_of};
pub use panel::ProblemsPanel;

playground_base::export!();
