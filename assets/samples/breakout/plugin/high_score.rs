//! [`HighScore`]: the best score, saved in a file.

use breakout_model::{Game, Phase};
use playground::prelude::*;

/// The name of the file.
const FILE: &str = "best.txt";

/// The systems of the best score.
#[derive(Default)]
pub struct HighScore;

#[systems(name = "breakout")]
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
            game.best = text.trim().parse().unwrap_or(0).max(game.best);
        }
    }

    /// Saves a new best score at the end of a game.
    #[system(when = Game.phase == Phase::Over || Game.phase == Phase::Won)]
    fn save(game: Res<Game>, mut saved: Local<u32>, mut files: Effects<SaveFile>) {
        if game.score == game.best && game.best > *saved {
            *saved = game.best;
            files.send(SaveFile {
                name: FILE.into(),
                text: game.best.to_string(),
            });
        }
    }
}
