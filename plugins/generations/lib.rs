//! The generations panel: the states of the project's code that ran, how they differ, and going to one
//! of them without a build.
//!
//! `words.rs` and `difference_rows.rs` are pure; the others draw.
#![forbid(unsafe_code)]

mod detail_ui;
mod difference_rows;
mod difference_ui;
mod panel;
mod table_ui;
mod words;

pub use difference_rows::{DifferenceRow, difference_rows};
pub use panel::GenerationsPanel;
pub use words::{ago, changes_text, dry_run_text, fields_text, memory_text, modules_text};

playground_base::export!();
