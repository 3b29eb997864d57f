//! The supervisor: a process outside of the editor that sees it hang and end.
//!
//! The program that the user starts is the supervisor. It starts the same program as the editor,
//! and waits. An editor that ends in order says so before; one that does not was ended by code of a
//! module, or from outside, and is started again: the journal has its edits. Standard output and
//! standard error of the editor are pipes, so that what modules print is known as such.

#[cfg(unix)]
mod activity;
#[cfg(unix)]
mod call_format;
#[cfg(unix)]
mod call_trace;
mod channel;
mod crash_report;
#[cfg(unix)]
mod ended;
#[cfg(unix)]
mod hang_question;
#[cfg(unix)]
mod hang_watch;
#[cfg(unix)]
mod listener;
#[cfg(unix)]
mod log_writer;
mod message;
#[cfg(unix)]
mod module_output;
#[cfg(unix)]
mod passed_signals;
mod printed;
mod printed_line;
#[cfg(unix)]
mod printed_lines;
#[cfg(unix)]
mod script_relay;
#[cfg(unix)]
mod supervise;
#[cfg(unix)]
mod supervisor_folder;
#[cfg(unix)]
mod trace_file;
#[cfg(unix)]
mod watched;

#[cfg(unix)]
use activity::Activity;
#[cfg(unix)]
pub use call_format::CallFormat;
#[cfg(unix)]
pub use call_trace::CallTrace;
pub use channel::{Channel, SupervisorKilled};
pub use crash_report::CrashReport;
#[cfg(unix)]
pub use log_writer::LogWriter;
pub use message::Message;
#[cfg(unix)]
use module_output::ModuleOutput;
pub use printed::Printed;
pub use printed_line::PrintedLine;
#[cfg(unix)]
use printed_lines::PrintedLines;
#[cfg(unix)]
pub use supervise::supervise;

/// The exit status of the question about code that does not come back: the editor is to be ended.
pub const END: u8 = 3;

/// Name of the file in the supervisor's folder with the panic that ends the editor.
pub const PANIC: &str = "panic";

/// Name of the socket in the supervisor's folder.
const SOCKET: &str = "socket";

/// Name of the report about a crash, in the same folder.
const REPORT: &str = "crash.json";
