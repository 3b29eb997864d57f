//! The content of the open project that the user trusts.

use super::Engine;
use crate::EngineError;
use crate::project::RunContent;

impl Engine {
    /// The user trusts this content of the open project: a build that would run another one is refused.
    /// Without any, nothing is compared: the project is part of the editor's workspace.
    pub fn set_trusted(&mut self, content: Option<RunContent>) {
        if let Some(open) = &mut self.open {
            open.trusted = content;
        }
    }

    /// The content that the user trusts, with what changed since and needs no question.
    pub fn trusted(&self) -> Option<&RunContent> {
        self.open.as_ref()?.trusted.as_ref()
    }

    /// Refuses a build that would run what the user does not trust yet.
    pub(super) fn check_trust(&mut self) -> Result<(), EngineError> {
        let editor = self.host().workspace.clone();
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let Some(trusted) = &open.trusted else {
            return Ok(());
        };
        let now = RunContent::of(open.project.folder(), &editor);
        let mut changes = trusted.changes(&now);
        changes.retain(|change| change.is_asked_about_while_open());
        if !changes.is_empty() {
            return Err(EngineError::Untrusted(changes));
        }
        open.trusted = Some(now);
        Ok(())
    }
}
