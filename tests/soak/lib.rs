//! Runs the editor for long, breaks it in many ways, and feeds its parsers wrong input:
//! `./test soak` and `./test fuzz`. Everything random comes from a seed, which is printed.
#![forbid(unsafe_code)]
#![expect(
    clippy::disallowed_methods,
    reason = "what is tested are processes of their own"
)]

mod broken;
mod broken_kind;
mod broken_kinds;
mod contracts;
mod damaged;
mod figures;
pub mod fuzz;
mod kill_script;
mod kills;
mod opens;
mod reloads;

pub use broken::broken;
pub use contracts::contracts;
pub use damaged::damaged;
pub use kills::kills;
pub use opens::opens;
pub use reloads::reloads;

/// One line of figures, or which limit was broken.
pub type Outcome = Result<String, String>;
