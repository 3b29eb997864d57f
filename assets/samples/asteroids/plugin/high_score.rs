//! [`HighScore`]: the best score, saved in a file.

use asteroids_model::{Game, Phase};
use playground::prelude::*;

/// The name of the file.
const FILE: &str = "best.txt";

/// The systems of the best score.
#[derive(Default)]
pub struct HighScore;

#[systems(name = "asteroids")]
impl HighScore {
    /// Loads the best score of earlier games.
    #[system(stage = Start)]
    fn load(mut files: Effects<LoadFile>) {
        files.send(LoadFile { name: FILE.into() });
    }

    /// Reads it when the file is loaded.
    #[observer]
    fn loaded(files: OnEvent<FileLoaded>, mut game: ResMut<Game>) {
        for file in files.iter().filter(|file| file.name == FILE) {
            let text = file.text.unwrap_or_default();
            game.best = text.trim().parse().unwrap_or(0);
        }
    }

    /// Saves a new best score at the end of a game.
    #[system(when = Game.phase == Phase::Over)]
    fn save(mut game: ResMut<Game>, mut files: Effects<SaveFile>) {
        if game.score > game.best {
            game.best = game.score;
            files.send(SaveFile {
                name: FILE.into(),
                text: game.best.to_string(),
            });
        }
    }
}
