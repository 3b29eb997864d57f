//! [`FrontTask`] and [`Ending`]: requests of the app to its front.

use super::TrustQuestion;
use playground_core_engine::Remedy;
use playground_core_ui::{EditorCommand, JobId, LogLevel};
use playground_engine::{MissingModule, NextHost};
use std::path::PathBuf;

/// A task for the front: the window, or the headless runner. Tasks run in order after the command
/// that requested them. A task with a job ends by finishing the job.
#[derive(Clone, Debug, PartialEq)]
pub enum FrontTask {
    /// Executes a command that affects only the screen.
    Show(EditorCommand),
    /// Shows a notification.
    Notify(LogLevel, String),
    /// Shows a notification with what the user can do about it.
    Offer(LogLevel, String, Vec<Remedy>),
    /// Puts a text into the clipboard.
    FillClipboard(String),
    /// Pastes the text of the clipboard.
    TakeClipboard(JobId),
    /// Saves a picture of the editor.
    Picture(PathBuf, JobId),
    /// Captures how the picture of the viewport is drawn.
    CaptureFrame(JobId),
    /// Opens the dialog about trust in a project; the project is opened only if the user trusts it.
    OpenTrustDialog(Box<TrustQuestion>),
    /// Opens the dialog about unsaved changes before this command.
    OpenUnsavedDialog(EditorCommand),
    /// Opens the dialog about a save of a scene in which modules are missing, to this file.
    OpenMissingDialog(Vec<MissingModule>, Option<PathBuf>),
    /// Opens the dialog about conflicts between the scene and its file.
    OpenConflictDialog,
    /// Opens the dialog about a reload that waits for a decision.
    OpenPlanDialog,
    /// Opens the dialog about changes that were recovered.
    OpenRecoveryDialog,
    /// Restores the layout of the panels.
    UseLayout(String),
    /// Starts a device with the new rendering system.
    StartRenderer,
}

/// Why the editor is to end.
#[derive(Debug)]
pub enum Ending {
    /// The user closes it.
    Quit,
    /// It restarts: its modules were rebuilt.
    Restart,
    /// Another host takes over and opens another project.
    HandOver(NextHost),
}
