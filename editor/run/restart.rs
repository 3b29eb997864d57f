//! Restarts the editor after a contract changed.

use crate::app::EditorApp;
use playground_engine::NextHost;

/// This program with the open project, to replace this process. `None` when no project is open: then
/// there is nothing to go on with.
pub fn same_host(app: &EditorApp) -> Option<NextHost> {
    let host = app.document.engine.host();
    let open = app.document.engine.open_project()?;
    Some(NextHost {
        executable: host.executable.clone(),
        project: open.project.folder().to_path_buf(),
        package: host.home.clone(),
    })
}
