//! The built editor, driven from outside as a script drives it: lines in, one line of JSON each
//! out.
//!
//! Nothing of the editor is linked here: what is tested is the executable that users start, with
//! the modules that lie beside it.
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "the editor under test is a process of its own"
)]

mod answer;
mod built;
mod editor;
mod fish;
mod source_edit;
mod temp_project;

pub use answer::Answer;
pub use built::{Built, PLUGIN, Use};
pub use editor::{Editor, Ended};
pub use fish::{Fish, fish};
pub use source_edit::SourceEdit;
pub use temp_project::{TempProject, manifest};
