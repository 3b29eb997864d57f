//! The problems panel: problems of the compiler and the engine.
//!
//! `listing.rs` is pure; `list_ui.rs` draws.
#![forbid(unsafe_code)]

mod list_ui;
mod listing;
mod panel;

pub use listing::{Counts, Shown, as_text, key_of, location_text};
pub use panel::ProblemsPanel;

playground_base::export!();
