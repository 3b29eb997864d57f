//! [`Origin`].

/// Who asks for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The user, by mouse, keys or a line in the console: asked before changes are lost.
    User,
    /// The user, who was asked about unsaved changes already.
    Confirmed,
    /// A script: it means what it says, and nobody is there to be asked.
    Script,
}
