//! [`Origin`]: who sent a command.

/// Who sent a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The user, by mouse, keys or a line in the console: a dialog asks before changes are lost.
    User,
    /// The user, after a dialog about unsaved changes.
    Confirmed,
    /// A script: it may discard changes, because no user can be asked.
    Script,
}
