//! The visual editor.
#![forbid(unsafe_code)]

/// The whole program. A project's own host calls it too.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
