//! The visual editor.
#![forbid(unsafe_code)]

/// The whole program. A project's own host calls it too.
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}

/// Opens the project in `folder`: the whole program of a project's own host.
pub fn open(_folder: &str) -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
