//! Tests that play the match.
#![forbid(unsafe_code)]

use playground::prelude::*;
use playground_test::{Game, GameError};
use pong_model::{Ball, Goal, Paddle, Phase, PointMark, Score, Side};

fn pong() -> Result<Game, GameError> {
    Game::open(env!("CARGO_MANIFEST_DIR"))
}

/// A ball that flies to the left past the paddle.
fn lost_ball() -> Result<Game, GameError> {
    let mut game = pong()?;
    let away = Transform::from_translation(Vec3::new(-7.6, 3.5, 0.0));
    let ball = Ball {
        velocity: Vec2::new(-12.0, 0.0),
        ..Ball::default()
    };
    game.set("Left Paddle", &away)?;
    game.set("Ball", &ball)?;
    game.set_resource(&Score {
        phase: Phase::Playing,
        ..Score::default()
    })?;
    Ok(game)
}

#[test]
fn ball_rests_until_it_is_served() -> Result<(), GameError> {
    let mut game = pong()?;
    game.step(30)?;
    let at: Transform = game.get("Ball")?;
    assert_eq!(at.translation, Vec3::ZERO);
    game.step(60)?;
    let (score, at): (Score, Transform) = (game.resource()?, game.get("Ball")?);
    assert_eq!(score.phase, Phase::Playing);
    assert!(at.translation.x < -1.0, "it flies to the left: {at:?}");
    Ok(())
}

#[test]
fn held_key_moves_its_paddle_until_it_is_released() -> Result<(), GameError> {
    let mut game = pong()?;
    let height = |game: &Game| -> Result<[f32; 2], GameError> {
        let paddles: Vec<(Paddle, Transform)> = game.query()?;
        let of = |side| paddles.iter().find(|(paddle, _)| paddle.side == side);
        Ok([Side::Left, Side::Right].map(|side| of(side).map_or(f32::NAN, |p| p.1.translation.y)))
    };
    game.press(KeyCode::W);
    game.step(15)?;
    let [left, right] = height(&game)?;
    assert!((left - 9.0 * 0.25).abs() < 1e-3, "{left} m");
    assert_eq!(right, 0.0, "the key is the left player's");
    game.release(KeyCode::W);
    game.step(15)?;
    assert_eq!(height(&game)?[0], left);
    Ok(())
}

#[test]
fn missed_ball_is_a_point_that_is_lit() -> Result<(), GameError> {
    let mut game = lost_ball()?;
    game.step(60)?;
    let goals: Vec<Goal> = game.events()?;
    assert_eq!(goals.len(), 1);
    assert_eq!(goals[0].scorer, Side::Right);
    let score: Score = game.resource()?;
    assert_eq!((score.left, score.right), (0, 1));
    let marks: Vec<(PointMark, Sprite)> = game.query()?;
    let lit = marks.iter().filter(|(_, sprite)| sprite.color.b > 0.5);
    let lit: Vec<_> = lit.map(|(mark, _)| (mark.side, mark.point)).collect();
    assert_eq!(lit, [(Side::Right, 1)]);
    let again: Vec<Goal> = game.events()?;
    assert!(again.is_empty(), "each event is given once");
    Ok(())
}

#[test]
fn stop_brings_the_first_serve_back() -> Result<(), GameError> {
    let mut game = pong()?;
    let before = game.hash()?;
    game.step(120)?;
    assert_ne!(game.hash()?, before);
    game.stop()?;
    assert_eq!((game.hash()?, game.steps()), (before, 0));
    Ok(())
}

#[test]
fn same_keys_lead_to_the_same_match() -> Result<(), GameError> {
    let play = |key| -> Result<u64, GameError> {
        let mut game = pong()?;
        game.step(70)?;
        game.press(key);
        game.step(200)?;
        game.hash()
    };
    let up = play(KeyCode::W)?;
    assert_eq!(up, play(KeyCode::W)?);
    assert_ne!(up, play(KeyCode::S)?);
    Ok(())
}

#[test]
fn unknown_name_is_an_error_with_a_remedy() -> Result<(), GameError> {
    let game = pong()?;
    let missing: Result<Ball, GameError> = game.get("Bull");
    let error = missing.expect_err("the ball is called Ball").to_string();
    assert!(error.contains("Bull"), "{error}");
    let lacks: Result<Ball, GameError> = game.get("Net");
    assert!(lacks.is_err(), "the net is no ball");
    Ok(())
}
