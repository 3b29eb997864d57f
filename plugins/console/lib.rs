//! The console panel: the log, and a line for commands.
//!
//! - `filter.rs`, `log_rows.rs`, `history.rs` and `completion.rs` are pure.
//! - `bar_ui.rs`, `log_ui.rs` and `input_ui.rs` draw; of the log only the visible rows.
#![forbid(unsafe_code)]

mod bar_ui;
mod completion;
mod filter;
mod history;
mod input_ui;
mod log_rows;
mod log_ui;
mod panel;

pub use completion::Completion;
pub use filter::Filter;
pub use history::History;
pub use log_rows::{LogRow, LogRows};
pub use panel::ConsolePanel;

playground_base::export!();
