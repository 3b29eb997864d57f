//! The history panel: the steps of undo, and how to go to any of them.
#![forbid(unsafe_code)]

mod panel;

pub use panel::HistoryPanel;

playground_base::export!();
