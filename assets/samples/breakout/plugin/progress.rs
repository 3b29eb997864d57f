//! The progress of a game: points, lives and levels.

use breakout_model::{Game, Phase, PowerKind, Rules};

/// The most lives: so many hearts are shown.
pub const MOST_LIVES: u32 = 5;

/// A game that starts. The best score stays.
pub fn new_game(best: u32, rules: &Rules) -> Game {
    Game {
        phase: Phase::Playing,
        best,
        lives: rules.lives.min(MOST_LIVES),
        ..Game::default()
    }
}

/// True while balls fly: the title is a game that plays itself.
pub fn is_live(phase: Phase) -> bool {
    matches!(phase, Phase::Title | Phase::Playing)
}

/// Adds points. The title counts none.
pub fn award(game: &mut Game, points: u32) {
    if game.phase == Phase::Playing {
        game.score = game.score.saturating_add(points);
        game.best = game.best.max(game.score);
    }
}

/// The last ball is lost, and a life with it. The last life ends the game.
pub fn lose_ball(game: &mut Game) {
    game.combo = 0;
    game.slow_s = 0.0;
    if game.phase == Phase::Playing {
        game.lives = game.lives.saturating_sub(1);
        if game.lives == 0 {
            game.phase = Phase::Over;
        }
    }
}

/// The last brick of a level broke.
pub fn clear_level(game: &mut Game, rules: &Rules) {
    game.phase = Phase::Cleared;
    game.wait_s = rules.level_wait_s;
    game.combo = 0;
    game.slow_s = 0.0;
}

/// Goes on after a level that was cleared. The one with the number `last` wins the game.
pub fn next_level(game: &mut Game, last: u32) {
    if game.level >= last {
        game.phase = Phase::Won;
    } else {
        game.level += 1;
        game.phase = Phase::Playing;
    }
}

/// What a power does to the game. Those for the paddle and for balls do nothing here.
pub fn take(game: &mut Game, kind: PowerKind, rules: &Rules) {
    match kind {
        PowerKind::Slow => game.slow_s = rules.slow_s,
        PowerKind::Life if game.phase == Phase::Playing => {
            game.lives = (game.lives + 1).min(MOST_LIVES);
        }
        PowerKind::Life | PowerKind::Wide | PowerKind::More => {}
    }
}

/// The phase after P was pressed.
pub fn paused_or_not(phase: Phase) -> Phase {
    match phase {
        Phase::Playing => Phase::Paused,
        Phase::Paused => Phase::Playing,
        other => other,
    }
}

/// The speed of a ball that is launched in a level.
pub fn launch_speed(level: u32, rules: &Rules) -> f32 {
    let more = rules.level_speed * level.saturating_sub(1) as f32;
    (rules.ball_speed + more).min(rules.top_speed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_life_ends_the_game_and_the_best_score_stays() {
        let rules = Rules::default();
        let mut game = new_game(700, &rules);
        for _ in 1..rules.lives {
            lose_ball(&mut game);
            assert_eq!(game.phase, Phase::Playing);
        }
        lose_ball(&mut game);
        assert_eq!((game.phase, game.lives, game.best), (Phase::Over, 0, 700));
    }

    #[test]
    fn points_raise_the_best_score_when_they_are_more() {
        let mut game = new_game(100, &Rules::default());
        award(&mut game, 60);
        assert_eq!((game.score, game.best), (60, 100));
        award(&mut game, 60);
        assert_eq!((game.score, game.best), (120, 120));
    }

    #[test]
    fn title_counts_neither_points_nor_lives() {
        let mut title = Game::default();
        award(&mut title, 500);
        lose_ball(&mut title);
        take(&mut title, PowerKind::Life, &Rules::default());
        assert_eq!(title, Game::default());
    }

    #[test]
    fn last_level_wins_the_game() {
        let rules = Rules::default();
        let mut game = new_game(0, &rules);
        for level in 1..5 {
            assert_eq!((game.phase, game.level), (Phase::Playing, level));
            clear_level(&mut game, &rules);
            assert_eq!(game.phase, Phase::Cleared);
            next_level(&mut game, 5);
        }
        clear_level(&mut game, &rules);
        next_level(&mut game, 5);
        assert_eq!((game.phase, game.level), (Phase::Won, 5));
    }

    #[test]
    fn lives_end_at_the_most_that_are_shown() {
        let rules = Rules::default();
        let mut game = new_game(0, &rules);
        for _ in 0..10 {
            take(&mut game, PowerKind::Life, &rules);
        }
        assert_eq!(game.lives, MOST_LIVES);
    }

    #[test]
    fn pause_pauses_a_game_and_no_title() {
        assert_eq!(paused_or_not(Phase::Playing), Phase::Paused);
        assert_eq!(paused_or_not(Phase::Paused), Phase::Playing);
        assert_eq!(paused_or_not(Phase::Title), Phase::Title);
    }

    #[test]
    fn balls_of_later_levels_are_faster_until_top_speed() {
        let rules = Rules::default();
        assert_eq!(launch_speed(1, &rules), rules.ball_speed);
        assert!(launch_speed(3, &rules) > launch_speed(2, &rules));
        assert_eq!(launch_speed(99, &rules), rules.top_speed);
    }
}
