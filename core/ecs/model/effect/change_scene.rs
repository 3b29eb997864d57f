//! [`ChangeScene`].

use playground_base::effect;

/// Goes on with another scene: its entities replace all that there are. Resources stay as they are, but
/// for those that the scene's file sets. Systems of `Stage::Start` run once more.
///
/// A scene that is missing or wrong is a problem, and the game goes on where it is. Stop brings back
/// what was there before play, whatever scene the game is in.
#[effect]
pub struct ChangeScene {
    /// The scene's file in the project's folder: `scenes/cave.ron`.
    pub path: String,
}
