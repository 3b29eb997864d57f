//! [`FrontTask`] and [`Ending`]: requests of the app to its front.

use playground_core_ui::{EditorCommand, JobId};
use playground_engine::NextHost;
use std::path::PathBuf;

/// A task for the front: the window, or the headless runner. Tasks run in order after the command
/// that requested them. A task with a job ends by finishing the job.
#[derive(Clone, Debug, PartialEq)]
pub enum FrontTask {
    /// Executes a command that affects only the screen.
    Show(EditorCommand),
    /// Puts a text into the clipboard.
    FillClipboard(String),
    /// Pastes the text of the clipboard.
    TakeClipboard(JobId),
    /// Saves a picture of the editor.
    Picture(PathBuf, JobId),
    /// Asks whether a project is trusted; it is opened only then.
    AskTrust(PathBuf),
    /// Asks what to do with unsaved changes before this command.
    AskUnsaved(EditorCommand),
    /// Starts a device with the new rendering system.
    StartRenderer,
}

/// Why the editor is to end.
#[derive(Debug)]
pub enum Ending {
    /// The user wants it.
    Quit,
    /// It restarts: its modules were rebuilt.
    Restart,
    /// Another host takes over and opens another project.
    HandOver(NextHost),
}
