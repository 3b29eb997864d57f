//! The editor's binary.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    playground_apps_editor::main()
}
