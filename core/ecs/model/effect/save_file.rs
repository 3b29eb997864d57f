//! [`SaveFile`].

use playground_base::effect;

/// Writes a file of the game: a saved game, settings, a high score. It is in the folder
/// `.playground/user-data` of the project, and is written atomically.
#[effect]
pub struct SaveFile {
    /// Its name, with folders if it has some: `slots/1.ron`. It has letters, digits,
    /// spaces and `-_.` only, and never leads out of the folder.
    pub name: String,
    /// Its new content.
    pub text: String,
}
