//! The frame panel: the passes of a picture, what each costs and what it leaves behind.
#![forbid(unsafe_code)]

mod list_ui;
mod panel;
mod pass_ui;

pub use panel::FramePanel;

playground_base::export!();
