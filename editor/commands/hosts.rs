//! Opens projects in another process: trust, and handing over.

use crate::answer::{CommandError, Reply};
use crate::app::{EditorApp, FrontTask, JobKind, Origin};
use playground_core_ui::LogLevel;
use playground_engine::HostFor;
use std::path::Path;

impl EditorApp {
    /// Remembers that the user trusts the project, and opens it.
    pub(super) fn trust_project(
        &mut self,
        folder: &Path,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        // A folder that does not exist is not remembered.
        if let Ok(folder) = folder.canonicalize() {
            self.files.trust(&folder);
        }
        self.open_project(folder, name, origin)
    }

    /// Builds the host of a project, to hand over to it. The editor keeps running until then.
    pub(super) fn open_in(
        &mut self,
        folder: &Path,
        host: &HostFor,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        if matches!(host, HostFor::Own(_)) && !self.files.trusts(folder) {
            self.front
                .push(FrontTask::OpenTrustDialog(folder.to_path_buf()));
            return Err(CommandError::NotTrusted(folder.to_path_buf()));
        }
        if let Err(error) = self.document.engine.build_host(folder, host) {
            return Err(self.refuse_project(error));
        }
        let text = format!("building the editor for {}", folder.display());
        self.log.add(LogLevel::Info, "project", &text);
        let name_of_project = folder.file_name().unwrap_or(folder.as_os_str());
        self.mirror.state.preparing = Some(name_of_project.to_string_lossy().into_owned());
        let revision = self.document.history.revision();
        let id = self.jobs.begin(JobKind::Host { revision }, name, origin);
        Ok(Reply::Later(id))
    }
}
