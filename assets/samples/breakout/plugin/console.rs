//! [`BreakoutCommands`]: the console commands of the sample.

use crate::{prefabs, progress};
use breakout_model::{Game, Level, LevelStarts, PowerKind, Rules};
use playground::prelude::*;

/// The console commands of the sample.
#[derive(Default)]
pub struct BreakoutCommands;

#[systems(name = "breakout_commands")]
impl BreakoutCommands {
    /// Starts a game with a level.
    #[command(only_in_play)]
    fn level(
        Arg(number): Arg<u32>,
        rules: Res<Rules>,
        levels: Query<&Level>,
        mut game: ResMut<Game>,
        mut commands: Commands,
    ) -> Result<String, String> {
        if !levels.iter().any(|level| level.number == number) {
            let mut there: Vec<u32> = levels.iter().map(|level| level.number).collect();
            there.sort_unstable();
            return Err(format!(
                "no tile map is level {number}: there are {there:?}"
            ));
        }
        *game = Game {
            level: number,
            ..progress::new_game(game.best, &rules)
        };
        commands.send(LevelStarts {});
        Ok(format!("level {number}"))
    }

    /// Drops a power from the middle of the table: Wide, More, Slow or Life.
    #[command(only_in_play)]
    fn drop_power(
        Arg(kind): Arg<PowerKind>,
        mut commands: Commands<prefabs::PowerParts>,
    ) -> String {
        commands.spawn(prefabs::power(Vec2::ZERO, kind));
        format!("{kind:?} falls")
    }
}
