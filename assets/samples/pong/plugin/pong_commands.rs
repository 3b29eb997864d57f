//! [`PongCommands`]: the console commands of the sample.

use playground::prelude::*;
use pong_model::{Score, Side, Table};

/// The console commands of the sample.
#[derive(Default)]
pub struct PongCommands;

#[systems(name = "pong")]
impl PongCommands {
    /// Starts again, without any points.
    #[command(only_in_play)]
    fn new_game(mut score: ResMut<Score>) {
        *score = Score::default();
    }

    /// Sets the points of a side.
    #[command]
    fn points(
        Arg(side): Arg<Side>,
        Arg(points): Arg<u32>,
        table: Res<Table>,
        mut score: ResMut<Score>,
    ) -> Result<String, String> {
        let most = table.points_to_win.saturating_sub(1);
        if points > most {
            return Err(format!("{} points win: give {most} or less", most + 1));
        }
        *score.points_mut(side) = points;
        Ok(format!("{} to {}", score.left, score.right))
    }
}
