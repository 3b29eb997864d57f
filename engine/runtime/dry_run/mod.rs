//! The dry run of a reload, or of modules that were never loaded, in a child process: what aborts,
//! exits, never returns or takes all memory ends the child, and not the editor.
//!
//! The child reads a [`DryRunRequest`] from a socket at its standard input, and answers through the
//! same socket with the nonce of the request. Only such an answer means success: a module can end
//! the child with any exit code, and write anything to its standard output.

mod answer;
mod answers;
mod child;
mod limits;
mod output;
mod process;
mod progress;
mod rehearsal;
mod rehearsed;
mod request;

pub use child::run_dry;
pub(crate) use limits::Limits;
pub(crate) use output::Output;
pub use process::DryRunEnd;
pub use progress::Progress;
pub use rehearsed::Rehearsed;
pub use request::DryRunRequest;
