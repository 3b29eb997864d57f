//! Runs the built editor like a script: it sends lines and reads one line of JSON for each.
//!
//! The editor is not linked here: the tests run the executable that users start, with the modules
//! beside it.
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "the editor under test is a separate process"
)]

mod answer;
mod built;
mod editor;
mod fish;
mod signals;
mod source_edit;
mod temp_project;

pub use answer::Answer;
pub use built::{Built, PLUGIN, Use};
pub use editor::{Editor, Ended};
pub use fish::{Fish, fish};
pub use signals::ignores_signal;
pub use source_edit::SourceEdit;
pub use temp_project::{TempProject, manifest};
