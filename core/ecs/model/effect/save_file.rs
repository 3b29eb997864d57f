//! [`SaveFile`].

use playground_base::effect;

/// Writes a file of the game's own: a saved game, settings, a high score. It lies in the folder
/// `.playground/user-data` of the project, and is the old one or the new one whatever happens.
#[effect]
pub struct SaveFile {
    /// Its name, with folders if it has some: `slots/1.ron`. Letters, digits, spaces and `-_.` stand in
    /// it; it never leads out of the folder.
    pub name: String,
    /// What is in it from now on.
    pub text: String,
}
