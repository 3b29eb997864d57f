//! [`TrustQuestion`]: whether the code of a project may run.

use super::Trusted;
use playground_engine::{RunChange, RunContent};
use std::path::PathBuf;

/// Whether the code of a project may run, with what would run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustQuestion {
    /// The project's folder.
    pub project: PathBuf,
    /// What would run.
    pub content: RunContent,
    /// What changed since the user trusted it.
    pub changes: Vec<RunChange>,
    /// It was trusted by its folder, as earlier versions of the editor asked.
    pub was_trusted: bool,
    /// The project is open, and a build is refused until it is trusted as it is now.
    pub is_open: bool,
}

impl TrustQuestion {
    /// The question about a project that is to be opened; `None` when the user has answered it for
    /// this content.
    pub fn about(project: PathBuf, content: RunContent, trusted: &Trusted) -> Option<Self> {
        let changes = match trusted {
            Trusted::Content(before) => before.changes(&content),
            Trusted::Never | Trusted::Folder => Vec::new(),
        };
        let is_answered = matches!(trusted, Trusted::Content(_)) && changes.is_empty();
        (!is_answered).then(|| Self {
            project,
            content,
            changes,
            was_trusted: *trusted == Trusted::Folder,
            is_open: false,
        })
    }

    /// Why it is asked, and what would run, for a script and for the log.
    pub fn text(&self) -> String {
        let project = self.project.display();
        if self.changes.is_empty() {
            let files = self.content.items().iter();
            let files: Vec<String> = files
                .filter(|item| item.kind.is_more_than_a_manifest())
                .map(|item| item.path.display().to_string())
                .collect();
            let files = match files.as_slice() {
                [] => String::new(),
                files => format!(" ({})", files.join(", ")),
            };
            let before = if self.was_trusted {
                ", which was trusted without its content before,"
            } else {
                ""
            };
            return format!(
                "{project}{before} is not trusted: opening it builds and runs its code: {}{files}",
                self.content.summary()
            );
        }
        let changes: Vec<String> = self.changes.iter().map(RunChange::text).collect();
        format!(
            "{project} is another one than when you trusted it: {}",
            changes.join(", ")
        )
    }
}
