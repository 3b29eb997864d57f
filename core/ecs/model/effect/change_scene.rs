//! [`ChangeScene`].

use playground_base::effect;

/// Changes to another scene: its entities replace all others. Resources stay, except those that the
/// scene's file sets. Systems of `Stage::Start` run again.
///
/// A missing or wrong scene is a problem, and the game continues without a change. Stop restores
/// the scene from before play.
#[effect]
pub struct ChangeScene {
    /// The scene's file in the project's folder: `scenes/cave.ron`.
    pub path: String,
}
