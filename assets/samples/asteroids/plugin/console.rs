//! [`GameCommands`]: the console commands of the sample.

use asteroids_model::{Game, Phase};
use playground::prelude::*;

/// The console commands of the sample.
#[derive(Default)]
pub struct GameCommands;

#[systems(name = "asteroids")]
impl GameCommands {
    /// Gives the player more ships.
    #[command(only_in_play)]
    fn give_lives(Arg(count): Arg<u8>, mut game: ResMut<Game>) -> Result<String, String> {
        if matches!(game.phase, Phase::Menu | Phase::Over) {
            return Err("nobody plays: start a game with Enter".to_owned());
        }
        game.lives += u32::from(count);
        Ok(format!("{} ships", game.lives))
    }
}
