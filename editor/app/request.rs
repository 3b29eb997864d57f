//! [`Request`] and [`Ending`]: what the app asks of whoever runs it.

use playground_core_ui::Command;
use playground_engine::NextHost;
use std::path::PathBuf;

/// What commands ask of the GUI, which the app knows nothing of. Carried out in order before the next
/// frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Executes a command that concerns the screen alone.
    Show(Command),
    /// Pastes what is in the clipboard.
    TakeClipboard,
    /// Puts a text into the clipboard.
    Copy(String),
    /// Saves a picture of the editor.
    Screenshot(PathBuf),
    /// Asks whether a project is trusted, which is opened only then.
    AskTrust(PathBuf),
    /// Starts a device with the rendering system that draws from now on.
    StartRenderer,
}

/// Why the editor is to end.
pub enum Ending {
    /// The user wants it.
    Quit,
    /// It starts again: what it is made of was built.
    Restart,
    /// Another host takes over, which opens another project.
    HandOver(NextHost),
}
