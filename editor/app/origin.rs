//! [`Origin`]: the sender of a command.

/// The sender of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The user, by mouse, keys or a line in the console: a dialog opens before changes are lost.
    User,
    /// The user, after a dialog about unsaved changes.
    Confirmed,
    /// A script: it may discard changes, because there is no user to confirm it.
    Script,
}
