//! [`FrontTask`] and [`Ending`]: what the app asks of whoever shows it.

use playground_core_ui::{Command, JobId};
use playground_engine::NextHost;
use std::path::PathBuf;

/// What the app leaves to its front, the window or whoever runs it without one. Carried out in order
/// after the command that asked for it. One with a job is answered by finishing the job.
#[derive(Clone, Debug, PartialEq)]
pub enum FrontTask {
    /// Executes a command that concerns the screen alone.
    Show(Command),
    /// Puts a text into the clipboard.
    FillClipboard(String),
    /// Pastes the text of the clipboard.
    TakeClipboard(JobId),
    /// Saves a picture of the editor.
    Picture(PathBuf, JobId),
    /// Asks whether a project is trusted, which is opened only then.
    AskTrust(PathBuf),
    /// Asks what to do with unsaved changes before this command.
    AskUnsaved(Command),
    /// Starts a device with the rendering system that draws from now on.
    StartRenderer,
}

/// Why the editor is to end.
#[derive(Debug)]
pub enum Ending {
    /// The user wants it.
    Quit,
    /// It starts again: what it is made of was built.
    Restart,
    /// Another host takes over, which opens another project.
    HandOver(NextHost),
}
