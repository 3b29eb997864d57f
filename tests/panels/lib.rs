//! Shared code of tests of panels: a world made by hand, and a harness that shows a panel of it.
//!
//! A panel reads the world and sends commands. So its test needs no system: the world is filled by
//! hand, and the commands are checked.
#![forbid(unsafe_code)]

mod components;
mod contracts;
mod rows;
mod scene;
mod shown;
mod style;

pub use rows::{row, rows_of, spawn};
pub use scene::Scene;
pub use shown::{Shown, reloaded, shown, shown_in, taken};
pub use style::style;
