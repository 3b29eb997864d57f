//! The supervisor: a process outside of the editor that sees it end.
//!
//! The program that the user starts is the supervisor. It starts the same program as the editor,
//! and waits. An editor that ends in order says so before; one that does not was ended by code of a
//! module, or from outside, and is started again: the journal has its edits.

mod channel;
mod crash_report;
#[cfg(unix)]
mod event;
#[cfg(unix)]
mod hang_dialog;
#[cfg(unix)]
mod hang_watch;
mod message;
#[cfg(unix)]
mod passed_signals;
#[cfg(unix)]
mod script_relay;
#[cfg(unix)]
mod supervise;
#[cfg(unix)]
mod supervisor_folder;
#[cfg(unix)]
mod system_trace;
#[cfg(unix)]
mod watched;

pub use channel::{Channel, SupervisorKilled};
pub use crash_report::CrashReport;
pub use message::Message;
#[cfg(unix)]
pub use supervise::supervise;
#[cfg(unix)]
pub use system_trace::SystemTrace;

/// The exit status of the question about a system that does not come back: the editor is to be ended.
pub const END: u8 = 3;

/// Name of the socket in the supervisor's folder.
const SOCKET: &str = "socket";
