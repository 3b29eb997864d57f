//! [`describe`]: how a process ended.

use std::os::unix::process::ExitStatusExt;
use std::process::{ExitCode, ExitStatus};

/// How a process ended that did not end in order, for people.
pub fn describe(status: ExitStatus) -> String {
    match (status.signal(), status.code()) {
        (Some(signal), _) => {
            let name = signal_hook::low_level::signal_name(signal).unwrap_or("unknown");
            format!("it was ended by signal {signal} ({name})")
        }
        (None, Some(code)) => format!("a module ended the process with status {code}"),
        (None, None) => "it ended".to_owned(),
    }
}

/// Ends as the editor did, so that the parent process sees the same.
pub fn end_like(status: ExitStatus) -> ExitCode {
    if let Some(signal) = status.signal() {
        let _no_such_signal = signal_hook::low_level::emulate_default_handler(signal);
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}
