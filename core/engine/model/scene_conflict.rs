//! [`SceneConflict`]: a part of the scene that another program changed too.

/// A part of the scene that was changed here and, in another way, in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneConflict {
    /// The part, for people: `Shark, Predator.turn_speed`.
    pub path: String,
    /// Its value before both changes; `None` when it was not there.
    pub base: Option<String>,
    /// Its value in the scene; `None` when it was removed there.
    pub ours: Option<String>,
    /// Its value in the file; `None` when it was removed there.
    pub theirs: Option<String>,
}
