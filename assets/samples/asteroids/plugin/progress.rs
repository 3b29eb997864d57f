//! The progress of a game: points, ships and waves.

use asteroids_model::{Game, Phase, Rules};

/// A game that starts. The best score stays.
pub fn new_game(best: u32, rules: &Rules) -> Game {
    Game {
        phase: Phase::Playing,
        best,
        lives: rules.lives,
        ..Game::default()
    }
}

/// Adds points, and a ship for each `extra_life_points` of them.
pub fn award(game: &mut Game, points: u32, rules: &Rules) {
    let step = rules.extra_life_points.max(1);
    let before = game.score / step;
    game.score += points;
    game.lives += game.score / step - before;
}

/// Removes a ship. The last one ends the game.
pub fn lose_ship(game: &mut Game, rules: &Rules) {
    game.lives = game.lives.saturating_sub(1);
    game.ship_wait_s = rules.ship_wait_s;
    if game.lives == 0 {
        game.phase = Phase::Over;
    }
}

/// Starts the next wave, and returns its number of rocks.
pub fn next_wave(game: &mut Game, rules: &Rules) -> u32 {
    game.wave += 1;
    game.wave_wait_s = rules.wave_wait_s;
    rules.rocks + game.wave - 1
}

/// Counts `wait_s` down; true when it is over.
pub fn is_over(wait_s: &mut f32, delta_s: f32) -> bool {
    *wait_s = (*wait_s - delta_s).max(0.0);
    *wait_s == 0.0
}

/// The phase after P was pressed.
pub fn paused_or_not(phase: Phase) -> Phase {
    match phase {
        Phase::Playing => Phase::Paused,
        Phase::Paused => Phase::Playing,
        other => other,
    }
}

/// The window's title.
pub fn title(game: &Game) -> String {
    let Game { score, lives, .. } = game;
    match game.phase {
        Phase::Menu => "Asteroids".to_owned(),
        Phase::Playing => format!("Asteroids: {score} points, {lives} ships"),
        Phase::Paused => format!("Asteroids: {score} points, paused"),
        Phase::Over => format!("Asteroids: {score} points, game over"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_ship_ends_the_game() {
        let rules = Rules::default();
        let mut game = new_game(700, &rules);
        for _ in 1..rules.lives {
            lose_ship(&mut game, &rules);
            assert_eq!(game.phase, Phase::Playing);
        }
        lose_ship(&mut game, &rules);
        assert_eq!((game.phase, game.lives), (Phase::Over, 0));
        assert_eq!(game.best, 700);
    }

    #[test]
    fn points_over_the_mark_are_an_extra_ship_once() {
        let rules = Rules::default();
        let mut game = new_game(0, &rules);
        award(&mut game, rules.extra_life_points - 10, &rules);
        assert_eq!(game.lives, rules.lives);
        award(&mut game, 20, &rules);
        award(&mut game, 20, &rules);
        assert_eq!(game.lives, rules.lives + 1);
    }

    #[test]
    fn each_wave_has_one_more_rock() {
        let rules = Rules::default();
        let mut game = new_game(0, &rules);
        let waves = [(); 3].map(|()| next_wave(&mut game, &rules));
        assert_eq!(waves, [rules.rocks, rules.rocks + 1, rules.rocks + 2]);
    }

    #[test]
    fn pause_pauses_a_game_and_no_menu() {
        assert_eq!(paused_or_not(Phase::Playing), Phase::Paused);
        assert_eq!(paused_or_not(Phase::Paused), Phase::Playing);
        assert_eq!(paused_or_not(Phase::Menu), Phase::Menu);
    }
}
