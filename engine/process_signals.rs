//! Signals to other processes of this program.

use rustix::process::{Pid, Signal, kill_process};
use std::io;

/// Sends a signal to a process.
///
/// # Errors
/// When the process has ended, or the number is no signal.
pub fn send_signal(process: u32, signal: i32) -> io::Result<()> {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    let signal = Signal::from_named_raw(signal);
    match (process, signal) {
        (Some(process), Some(signal)) => Ok(kill_process(process, signal)?),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// From now on, this process is killed when the one that started it ends.
#[cfg(target_os = "linux")]
pub fn end_with_parent() {
    use rustix::process::set_parent_process_death_signal;
    let _lives_on = set_parent_process_death_signal(Some(Signal::KILL));
}

/// Other systems have no such signal.
#[cfg(not(target_os = "linux"))]
pub const fn end_with_parent() {}
