//! [`BrokenKind`]: a way in which a module is broken.

/// A change of the fixture's source.
pub struct Edit {
    /// The file, relative to the fixture.
    pub file: &'static str,
    /// A text that occurs in it once.
    pub old: &'static str,
    /// What replaces it.
    pub new: &'static str,
}

/// What has to happen. In each case the editor answers afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The reload is refused, and the old code goes on.
    Refused,
    /// The reload is done.
    Runs,
    /// The reload is done; a later step is refused, and the editor goes on.
    RefusedLater,
    /// The reload is done, and the editor lives on after the steps, whatever they say.
    LivesOn,
}

/// A way in which a module is broken.
pub struct BrokenKind {
    /// Its name.
    pub name: &'static str,
    /// The edits that break the fixture.
    pub edits: &'static [Edit],
    /// The new types take rows over, or give them up, so that the world has another hash.
    pub moves_rows: bool,
    /// What has to happen.
    pub fate: Fate,
    /// One build, and no wait for a limit.
    pub is_quick: bool,
}
