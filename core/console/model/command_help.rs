//! [`CommandHelp`].

/// One command of the language, as `help` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandHelp {
    /// The first word.
    pub name: &'static str,
    /// What follows it, `ENTITY PATH VALUE`.
    pub arguments: &'static str,
    /// What it does.
    pub doc: &'static str,
}
