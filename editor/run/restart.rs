//! Restarts the editor after a contract changed.

use crate::app::EditorApp;
use std::process::Command;

/// Starts the editor again with the open project, to replace this process.
#[expect(
    clippy::disallowed_methods,
    reason = "a restart is this executable again, after a contract changed"
)]
pub fn start_again(app: &EditorApp) -> Result<(), String> {
    let host = app.document.engine.host();
    let mut command = Command::new(&host.executable);
    if let Some(home) = &host.home {
        command.arg("--package").arg(home);
    }
    if let Some(project) = &app.state().project {
        command.arg(&project.folder);
    }
    let started = command.spawn().map(|_| ());
    started.map_err(|error| format!("{}: {error}", host.executable.display()))
}
