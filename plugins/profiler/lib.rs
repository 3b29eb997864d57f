//! The profiler panel: the systems of a frame, their order with its reasons, and their cost.
//!
//! `timeline.rs`, `recent.rs`, `order.rs` and `words.rs` are pure; the files that end in `_ui`
//! paint. The schedule is requested at most five times a second, and only when something ran.
#![forbid(unsafe_code)]

mod field;
mod head_ui;
mod panel;
mod profile;
mod profiler_view;
mod recent;
mod recent_ui;
mod table_ui;
mod timeline;
mod timeline_ui;
mod tooltip_ui;
mod words;

pub use field::{Field, sorted};
pub use panel::ProfilerPanel;
pub use profile::Profile;
pub use profiler_view::ProfilerView;
pub use recent::{ceiling, columns};
pub use timeline::{Bar, Timeline};
pub use words::{condition, panic_location, state};

playground_base::export!();
