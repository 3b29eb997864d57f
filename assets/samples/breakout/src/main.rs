//! Opens this project in the editor: `cargo run`.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    playground_apps_editor::open(env!("CARGO_MANIFEST_DIR"))
}
