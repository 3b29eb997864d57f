//! [`Resume`]: state that is handed over to the next host.

use std::path::PathBuf;

/// State that is handed over to the next host.
#[derive(Clone, Debug)]
pub struct Resume {
    /// Size of the window, in points.
    pub size: [u32; 2],
    /// True when the window fills the screen.
    pub maximized: bool,
    /// Lines of the script's file that were executed.
    pub lines_read: usize,
    /// True for a restart: the session goes on.
    pub is_restart: bool,
    /// True when a command of the script was refused.
    pub was_refused: bool,
    /// Modules of the project that stay off.
    pub safe: Vec<String>,
    /// The command of the script that the next host answers.
    pub answer: Option<String>,
    /// The scenes that the next host compares when the project is open.
    pub compares_first: Option<(PathBuf, PathBuf)>,
}
