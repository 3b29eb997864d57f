//! The assets panel: the files of the project, with previews.
//!
//! `listing.rs` is pure; `toolbar_ui.rs`, `tiles_ui.rs`, `rows_ui.rs` and `menu_ui.rs` draw.
#![forbid(unsafe_code)]

mod entry_ui;
mod keys;
mod listing;
mod menu_ui;
mod panel;
mod renaming;
mod rows_ui;
mod thumbnails;
mod tiles_ui;
mod toolbar_ui;

pub use listing::{Entry, Filter, free_folder, listing};
pub use panel::AssetsPanel;

playground_base::export!();
