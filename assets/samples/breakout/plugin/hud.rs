//! What the texts say.

use breakout_model::{Game, Phase, Shown};

/// The text of a label. `is_held` says that a ball waits on the paddle.
pub fn words(shown: Shown, game: &Game, is_held: bool) -> String {
    match shown {
        Shown::Score => game.score.to_string(),
        Shown::Best => game.best.to_string(),
        Shown::Level => level(game),
        Shown::Message => message(game).to_owned(),
        Shown::Detail => detail(game),
        Shown::Hint => hint(game.phase, is_held).to_owned(),
    }
}

fn level(game: &Game) -> String {
    match game.phase {
        Phase::Title => "DEMO".to_owned(),
        _ => format!("LEVEL {}", game.level),
    }
}

fn message(game: &Game) -> &'static str {
    match game.phase {
        // The title has a sign.
        Phase::Title | Phase::Playing => "",
        Phase::Paused => "PAUSED",
        Phase::Cleared => "CLEARED!",
        Phase::Over => "GAME OVER",
        Phase::Won => "YOU WIN!",
    }
}

fn detail(game: &Game) -> String {
    match game.phase {
        Phase::Title => "SPACE STARTS".to_owned(),
        Phase::Playing => String::new(),
        Phase::Paused => "P goes on".to_owned(),
        Phase::Cleared => format!("Level {} is done", game.level),
        Phase::Over | Phase::Won if game.score > 0 && game.score == game.best => {
            format!("{} points: a new record", game.score)
        }
        Phase::Over | Phase::Won => format!("{} points", game.score),
    }
}

fn hint(phase: Phase, is_held: bool) -> &'static str {
    match phase {
        Phase::Title => "Mouse, A and D or the arrow keys move, P pauses",
        Phase::Playing if is_held => "Space or a click launches the ball",
        Phase::Playing | Phase::Cleared => "",
        Phase::Paused => "R starts again, M goes to the title",
        Phase::Over | Phase::Won => "Space starts again, M goes to the title",
    }
}

/// The title of the window.
pub fn title(game: &Game) -> String {
    match game.phase {
        Phase::Title => "Breakout".to_owned(),
        _ => format!("Breakout: {} points", game.score),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn game(phase: Phase) -> Game {
        Game {
            phase,
            score: 120,
            best: 300,
            level: 2,
            ..Game::default()
        }
    }

    #[test]
    fn held_ball_says_how_it_is_launched() {
        let playing = game(Phase::Playing);
        assert!(words(Shown::Hint, &playing, true).contains("launches"));
        assert!(!words(Shown::Hint, &playing, false).contains("launches"));
    }

    #[test]
    fn end_says_the_points_and_whether_they_are_a_record() {
        let over = game(Phase::Over);
        assert_eq!(words(Shown::Detail, &over, false), "120 points");
        let record = Game { best: 120, ..over };
        assert!(words(Shown::Detail, &record, false).contains("record"));
    }

    #[test]
    fn nothing_is_written_over_a_ball_that_flies() {
        let playing = game(Phase::Playing);
        assert_eq!(words(Shown::Message, &playing, false), "");
        assert_eq!(words(Shown::Detail, &playing, false), "");
        assert_eq!(words(Shown::Level, &playing, false), "LEVEL 2");
    }
}
