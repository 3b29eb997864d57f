//! Opens projects in another process: trust, and handing over.

use crate::answer::{CommandError, Reply};
use crate::app::{EditorApp, FrontTask, JobKind, Origin, TrustQuestion, Trusted};
use playground_base::serde_json::json;
use playground_core_ui::LogLevel;
use playground_engine::{EngineError, HostFor, OwnWorkspace, RunChange, RunContent};
use std::path::Path;

impl EditorApp {
    /// Remembers that the user trusts the project as it is now, and opens it, if it is not open.
    pub(super) fn trust_project(
        &mut self,
        folder: &Path,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        // A folder that does not exist is not remembered.
        if let Ok(folder) = folder.canonicalize() {
            let content = self.run_content(&folder);
            if self.is_open(&folder) && OwnWorkspace::of(&folder).is_some() {
                self.trust_open(content);
                return Ok(Reply::Done(json!({"trusted": folder})));
            }
            let trusted = self.files.trusted();
            trusted.trust(&folder, &content.without_made());
        }
        self.open_project(folder, name, origin)
    }

    /// What of a project would run.
    fn run_content(&self, folder: &Path) -> RunContent {
        RunContent::of(folder, &self.document.engine.host().workspace)
    }

    fn is_open(&self, folder: &Path) -> bool {
        let open = self.document.engine.open_project();
        open.is_some_and(|open| open.project.folder() == folder)
    }

    /// The user trusts this content of the open project.
    fn trust_open(&mut self, content: RunContent) {
        self.document.engine.set_trusted(Some(content));
        self.keep_trust();
    }

    /// Asks about a project of its own, unless the user trusts what it runs.
    ///
    /// # Errors
    /// When the user has to be asked; a dialog opens.
    pub(super) fn check_trust(&mut self, folder: &Path) -> Result<(), CommandError> {
        let content = self.run_content(folder).without_made();
        let trusted = self.files.trusted().of(folder);
        match TrustQuestion::about(folder.to_path_buf(), content, &trusted) {
            Some(question) => Err(self.ask_trust(question)),
            None => Ok(()),
        }
    }

    /// The program of the project runs already: only what it would build now is looked at. A project
    /// that the user started by hand is trusted by that.
    ///
    /// # Errors
    /// When something that is no manifest changed since it was trusted; a dialog opens.
    pub(super) fn check_own_trust(&mut self, folder: &Path) -> Result<(), CommandError> {
        let Trusted::Content(before) = self.files.trusted().of(folder) else {
            return Ok(());
        };
        let content = self.run_content(folder).without_made();
        let mut changes = before.changes(&content);
        changes.retain(RunChange::is_asked_about_while_open);
        if changes.is_empty() {
            return Ok(());
        }
        Err(self.ask_trust(TrustQuestion {
            project: folder.to_path_buf(),
            content,
            changes,
            was_trusted: false,
            is_open: false,
        }))
    }

    /// From now on builds of the open project are compared with what the user trusts.
    pub(super) fn follow_trust(&mut self, folder: &Path) {
        if OwnWorkspace::of(folder).is_none() {
            return;
        }
        let now = self.run_content(folder);
        let content = match self.files.trusted().of(folder) {
            Trusted::Content(before) => before.with_made_of(&now),
            Trusted::Never | Trusted::Folder => now,
        };
        self.trust_open(content);
    }

    /// Opens the dialog about trust, and returns the refusal.
    pub(super) fn ask_trust(&mut self, question: TrustQuestion) -> CommandError {
        let error = CommandError::NotTrusted {
            text: question.text(),
            folder: question.project.clone(),
        };
        self.front
            .push(FrontTask::OpenTrustDialog(Box::new(question)));
        error
    }

    /// A build was refused: asks, when the reason is that it would run what is not trusted.
    pub(super) fn ask_if_untrusted(&mut self, error: EngineError) -> CommandError {
        let folder = self.document.engine.open_project();
        let folder = folder.map(|open| open.project.folder().to_path_buf());
        match (error, folder) {
            (EngineError::Untrusted(changes), Some(project)) => {
                let content = self.run_content(&project).without_made();
                self.ask_trust(TrustQuestion {
                    project,
                    content,
                    changes,
                    was_trusted: false,
                    is_open: true,
                })
            }
            (error, _) => error.into(),
        }
    }

    /// Builds the host of a project, to hand over to it. The editor keeps running until then.
    pub(super) fn open_in(
        &mut self,
        folder: &Path,
        host: &HostFor,
        name: &'static str,
        origin: Origin,
    ) -> Result<Reply, CommandError> {
        if matches!(host, HostFor::Own(_)) {
            self.check_trust(folder)?;
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
