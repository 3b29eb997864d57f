//! A game as its player sees it.
#![forbid(unsafe_code)]

use breakout_model::{
    Ball, BallBounced, BallLost, Brick, BrickBroken, BrickKind, Game as State, LevelCleared,
    LifeMark, Paddle, Phase, Popup, Power, PowerKind, PowerTaken, Rules, Surface,
};
use playground::prelude::*;
use playground_test::{Game, GameError};

/// A ball is caught by the paddle in the middle of the table.
const ABOVE_PADDLE: Vec2 = Vec2::new(0.0, -3.8);

fn breakout() -> Result<Game, GameError> {
    Game::open(env!("CARGO_MANIFEST_DIR"))
}

/// A game in the first level, with a ball on the paddle, in which bricks drop nothing by chance.
fn started() -> Result<Game, GameError> {
    let mut game = breakout()?;
    game.set_resource(&Rules {
        drop_chance: 0.0,
        ..Rules::default()
    })?;
    game.step(2)?;
    game.tap(KeyCode::Space);
    game.step(2)?;
    Ok(game)
}

/// The same, and the ball flies from a point.
fn flying(from: Vec2, velocity: Vec2) -> Result<Game, GameError> {
    let mut game = started()?;
    put_ball(&mut game, from, velocity)?;
    Ok(game)
}

fn put_ball(game: &mut Game, from: Vec2, velocity: Vec2) -> Result<(), GameError> {
    let (entity, ball) = balls(game)?[0];
    let ball = Ball {
        velocity,
        is_held: false,
        ..ball
    };
    game.set(entity, &ball)?;
    game.set(entity, &Transform::from_translation(from.extend(0.2)))
}

/// Removes the bricks of a game but one, which is at a point: the others are far away, and never break.
fn only_brick(game: &mut Game, kind: BrickKind, middle: Vec2) -> Result<EntityId, GameError> {
    let all: Vec<(EntityId, Brick)> = game.all()?;
    for (entity, brick) in &all {
        let away = Brick {
            kind: BrickKind::Steel,
            middle: Vec2::splat(500.0),
            ..*brick
        };
        game.set(*entity, &away)?;
    }
    let (entity, brick) = all[0];
    let hits_left = kind.hits().unwrap_or_default();
    let one = Brick {
        kind,
        middle,
        hits_left,
        ..brick
    };
    game.set(entity, &one)?;
    Ok(entity)
}

fn balls(game: &Game) -> Result<Vec<(EntityId, Ball)>, GameError> {
    game.all()
}

fn bricks(game: &Game) -> Result<usize, GameError> {
    let all: Vec<(EntityId, Brick)> = game.all()?;
    Ok(all.len())
}

fn state(game: &Game) -> Result<State, GameError> {
    game.resource()
}

fn text(game: &Game, name: &str) -> Result<String, GameError> {
    let text: Text = game.get(name)?;
    Ok(text.text)
}

/// Lets a power fall onto the paddle.
fn take(game: &mut Game, kind: PowerKind) -> Result<(), GameError> {
    let bonus = only_brick(game, BrickKind::Bonus, Vec2::new(0.0, -3.2))?;
    // Another one, out of reach: the level goes on.
    let all: Vec<(EntityId, Brick)> = game.all()?;
    let (other, brick) = all[1];
    let breaks = Brick {
        kind: BrickKind::Red,
        hits_left: 1,
        ..brick
    };
    game.set(other, &breaks)?;
    // The kind follows from chance: it is changed while it falls.
    put_ball(game, Vec2::new(0.0, -3.8), Vec2::new(0.0, 8.5))?;
    game.step(12)?;
    let all: Vec<(EntityId, Power)> = game.all()?;
    let removed: Result<Brick, GameError> = game.get(bonus);
    assert!(removed.is_err(), "the bonus broke");
    let (entity, power) = all[0];
    game.set(entity, &Power { kind, ..power })?;
    put_ball(game, Vec2::new(-4.0, -1.0), Vec2::new(0.0, 8.5))?;
    game.step(60)?;
    let taken: Vec<PowerTaken> = game.events()?;
    let kinds: Vec<PowerKind> = taken.iter().map(|taken| taken.kind).collect();
    assert_eq!(kinds, [kind]);
    Ok(())
}

#[test]
fn title_plays_itself_and_counts_nothing() -> Result<(), GameError> {
    let mut game = breakout()?;
    game.step(600)?;
    let broken: Vec<BrickBroken> = game.events()?;
    assert!(!broken.is_empty(), "it hits bricks");
    let now = state(&game)?;
    assert_eq!((now.phase, now.score, now.lives), (Phase::Title, 0, 3));
    let logo: Sprite = game.get("Logo")?;
    assert!(logo.visible);
    Ok(())
}

#[test]
fn space_starts_with_a_full_level_and_a_ball_on_the_paddle() -> Result<(), GameError> {
    let mut game = started()?;
    game.press(KeyCode::A);
    game.step(20)?;
    assert_eq!(state(&game)?.phase, Phase::Playing);
    assert_eq!((bricks(&game)?, balls(&game)?.len()), (60, 1));
    let paddle: Transform = game.get("Paddle")?;
    let ball: Transform = game.get("Ball")?;
    assert!(paddle.translation.x < -4.0, "{paddle:?}");
    let off = ball.translation.x - paddle.translation.x;
    assert!(off > 0.0 && off < 1.0, "the ball moves with it: {off}");
    assert!(text(&game, "Hint")?.contains("launches"));
    game.tap(KeyCode::Space);
    game.step(10)?;
    let (_, ball) = balls(&game)?[0];
    assert!(!ball.is_held && ball.velocity.y > 5.0, "{ball:?}");
    Ok(())
}

#[test]
fn paddle_goes_where_the_pointer_is() -> Result<(), GameError> {
    let mut game = started()?;
    let x = |game: &Game| -> Result<f32, GameError> {
        let paddle: Transform = game.get("Paddle")?;
        Ok(paddle.translation.x)
    };
    // The picture is 1280 x 720 pixels large, and 15.4 m high.
    game.pointer(640.0 + 4.0 * 720.0 / 15.4, 300.0);
    game.step(20)?;
    assert!((x(&game)? - 4.0).abs() < 0.05, "{}", x(&game)?);
    game.pointer(5.0, 300.0);
    game.step(30)?;
    let paddle: Sprite = game.get("Paddle")?;
    assert!((x(&game)? + 8.0 - paddle.width_m / 2.0).abs() < 0.05);
    game.press(KeyCode::ArrowRight);
    game.step(10)?;
    let after = x(&game)?;
    game.release(KeyCode::ArrowRight);
    game.step(10)?;
    assert_eq!(x(&game)?, after, "a key takes it from the pointer");
    game.click(MouseButton::Left);
    game.step(1)?;
    assert!(!balls(&game)?[0].1.is_held, "a click launches");
    Ok(())
}

#[test]
fn ball_bounces_off_walls_and_paddle() -> Result<(), GameError> {
    let mut game = flying(Vec2::new(7.0, -3.0), Vec2::new(6.0, -6.0))?;
    game.step(20)?;
    let walls: Vec<BallBounced> = game.events()?;
    assert_eq!(walls[0].surface, Surface::Wall);
    assert!((walls[0].point.x - 8.0).abs() < 0.01, "{walls:?}");
    put_ball(&mut game, ABOVE_PADDLE, Vec2::new(0.0, -8.0))?;
    game.step(20)?;
    let bounces: Vec<BallBounced> = game.events()?;
    assert_eq!(bounces[0].surface, Surface::Paddle);
    let (_, ball) = balls(&game)?[0];
    assert!(ball.velocity.y > 8.0, "faster than before: {ball:?}");
    Ok(())
}

#[test]
fn brick_that_is_hit_is_gone_and_counts() -> Result<(), GameError> {
    let mut game = flying(Vec2::new(-0.6, 0.0), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    let broken: Vec<BrickBroken> = game.events()?;
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].kind, BrickKind::Violet);
    assert_eq!((bricks(&game)?, state(&game)?.score), (59, 10));
    assert_eq!(text(&game, "Score")?, "10");
    let popups: Vec<(Popup, Text)> = game.query()?;
    assert_eq!(popups[0].1.text, "10");
    let bursts: Vec<(EntityId, ParticleEmitter)> = game.all()?;
    assert!(bursts.len() > 3, "pieces fly: {}", bursts.len());
    game.step(70)?;
    let popups: Vec<(Popup, Text)> = game.query()?;
    assert!(popups.is_empty(), "they are gone");
    Ok(())
}

#[test]
fn bricks_in_a_row_count_more_until_the_paddle_is_touched() -> Result<(), GameError> {
    let mut game = started()?;
    game.set_resource(&State {
        combo: 3,
        ..state(&game)?
    })?;
    put_ball(&mut game, Vec2::new(-0.6, 0.0), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    assert_eq!(state(&game)?.score, 40);
    put_ball(&mut game, ABOVE_PADDLE, Vec2::new(0.0, -8.0))?;
    game.step(10)?;
    assert_eq!(state(&game)?.combo, 0);
    Ok(())
}

#[test]
fn hard_brick_shows_cracks_and_breaks_with_the_second_hit() -> Result<(), GameError> {
    let mut game = started()?;
    let hard = only_brick(&mut game, BrickKind::Hard, Vec2::new(0.0, 2.0))?;
    put_ball(&mut game, Vec2::new(0.0, 0.5), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    let (brick, sprite): (Brick, Sprite) = (game.get(hard)?, game.get(hard)?);
    assert_eq!((brick.hits_left, sprite.cell), (1, 41));
    assert!(sprite.color.r > 1.0, "it flashes");
    game.step(60)?;
    let sprite: Sprite = game.get(hard)?;
    assert_eq!(sprite.color, Color::WHITE);
    put_ball(&mut game, Vec2::new(0.0, 0.5), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    let gone: Result<Brick, GameError> = game.get(hard);
    assert!(gone.is_err());
    assert_eq!(state(&game)?.score, 50);
    Ok(())
}

#[test]
fn lost_ball_costs_a_life_and_the_last_one_ends_the_game() -> Result<(), GameError> {
    let mut game = started()?;
    for lives in [2, 1, 0] {
        put_ball(&mut game, Vec2::new(6.0, -6.0), Vec2::new(0.0, -10.0))?;
        game.step(30)?;
        let lost: Vec<BallLost> = game.events()?;
        assert_eq!((lost.len(), state(&game)?.lives), (1, lives));
        let marks: Vec<(LifeMark, Sprite)> = game.query()?;
        let full = marks.iter().filter(|(_, sprite)| sprite.cell == 0);
        assert_eq!(full.count(), lives as usize);
        let next = balls(&game)?;
        assert!(next.iter().all(|(_, ball)| ball.is_held));
        assert_eq!(next.len(), usize::from(lives > 0));
    }
    assert_eq!(state(&game)?.phase, Phase::Over);
    assert_eq!(text(&game, "Message")?, "GAME OVER");
    game.tap(KeyCode::Enter);
    game.step(2)?;
    let again = state(&game)?;
    assert_eq!(
        (again.phase, again.lives, again.score),
        (Phase::Playing, 3, 0)
    );
    assert_eq!((bricks(&game)?, balls(&game)?.len()), (60, 1));
    Ok(())
}

#[test]
fn last_brick_clears_the_level_and_the_next_one_comes() -> Result<(), GameError> {
    let mut game = started()?;
    only_brick(&mut game, BrickKind::Red, Vec2::new(0.0, 2.0))?;
    put_ball(&mut game, Vec2::new(0.0, 0.5), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    let cleared: Vec<LevelCleared> = game.events()?;
    assert_eq!((cleared.len(), state(&game)?.phase), (1, Phase::Cleared));
    assert_eq!(text(&game, "Message")?, "CLEARED!");
    game.step(180)?;
    let next = state(&game)?;
    assert_eq!((next.phase, next.level, next.lives), (Phase::Playing, 2, 3));
    assert_eq!(text(&game, "Level")?, "LEVEL 2");
    let all: Vec<(EntityId, Brick)> = game.all()?;
    let hard = all
        .iter()
        .filter(|(_, brick)| brick.kind == BrickKind::Hard);
    assert_eq!(hard.count(), 10, "it has other bricks");
    assert_eq!(balls(&game)?.len(), 1);
    Ok(())
}

#[test]
fn last_level_wins_the_game() -> Result<(), GameError> {
    let mut game = started()?;
    game.set_resource(&State {
        level: 5,
        ..state(&game)?
    })?;
    only_brick(&mut game, BrickKind::Red, Vec2::new(0.0, 2.0))?;
    put_ball(&mut game, Vec2::new(0.0, 0.5), Vec2::new(0.0, 8.0))?;
    game.step(220)?;
    assert_eq!(state(&game)?.phase, Phase::Won);
    assert_eq!(text(&game, "Message")?, "YOU WIN!");
    assert_eq!(text(&game, "Detail")?, "30 points: a new record");
    assert_eq!(game.saved("best.txt").as_deref(), Some("30"));
    Ok(())
}

#[test]
fn every_level_has_bricks_that_break_and_a_bonus() -> Result<(), GameError> {
    let mut game = started()?;
    for level in 1..=5 {
        game.set_resource(&State {
            phase: Phase::Cleared,
            level: level - 1,
            ..state(&game)?
        })?;
        game.step(2)?;
        assert_eq!(state(&game)?.level, level);
        let all: Vec<(EntityId, Brick)> = game.all()?;
        let of = |kind| all.iter().filter(|(_, brick)| brick.kind == kind).count();
        assert!(
            all.len() >= 40 && of(BrickKind::Bonus) >= 2,
            "level {level}"
        );
        assert!(of(BrickKind::Steel) < all.len() / 2, "level {level}");
    }
    Ok(())
}

#[test]
fn wide_power_makes_the_paddle_wide_for_a_while() -> Result<(), GameError> {
    let mut game = started()?;
    take(&mut game, PowerKind::Wide)?;
    game.step(30)?;
    let width = |game: &Game| -> Result<f32, GameError> {
        let sprite: Sprite = game.get("Paddle")?;
        Ok(sprite.width_m)
    };
    assert!((width(&game)? - 4.2).abs() < 0.05, "{}", width(&game)?);
    let paddle: Paddle = game.get("Paddle")?;
    game.set(
        "Paddle",
        &Paddle {
            wide_s: 0.1,
            ..paddle
        },
    )?;
    game.step(60)?;
    assert!((width(&game)? - 2.7).abs() < 0.05, "{}", width(&game)?);
    Ok(())
}

#[test]
fn more_power_makes_three_balls_and_losing_two_costs_nothing() -> Result<(), GameError> {
    let mut game = started()?;
    take(&mut game, PowerKind::More)?;
    let all = balls(&game)?;
    assert_eq!(all.len(), 3);
    for (entity, ball) in &all[1..] {
        let down = Ball {
            velocity: Vec2::new(0.0, -9.0),
            ..*ball
        };
        game.set(*entity, &down)?;
        let low = Transform::from_translation(Vec3::new(6.0, -6.4, 0.2));
        game.set(*entity, &low)?;
    }
    game.step(20)?;
    assert_eq!((balls(&game)?.len(), state(&game)?.lives), (1, 3));
    Ok(())
}

#[test]
fn slow_power_slows_balls_and_life_power_gives_a_life() -> Result<(), GameError> {
    let mut game = started()?;
    let flown = |game: &mut Game| -> Result<f32, GameError> {
        put_ball(game, Vec2::new(-4.0, -4.0), Vec2::new(0.0, 8.0))?;
        game.step(15)?;
        let ball: Transform = game.get("Ball")?;
        Ok(ball.translation.y + 4.0)
    };
    let usual = flown(&mut game)?;
    take(&mut game, PowerKind::Slow)?;
    let slow = flown(&mut game)?;
    assert!((slow / usual - 0.6).abs() < 0.02, "{slow} m of {usual} m");
    let mut game = started()?;
    take(&mut game, PowerKind::Life)?;
    assert_eq!(state(&game)?.lives, 4);
    Ok(())
}

#[test]
fn nothing_moves_while_the_game_is_paused() -> Result<(), GameError> {
    let mut game = flying(ABOVE_PADDLE, Vec2::new(3.0, 6.0))?;
    game.tap(KeyCode::P);
    game.step(2)?;
    let before: Transform = game.get("Ball")?;
    game.press(KeyCode::D);
    game.step(30)?;
    let (after, paddle): (Transform, Transform) = (game.get("Ball")?, game.get("Paddle")?);
    assert_eq!((after, paddle.translation.x), (before, 0.0));
    assert_eq!(text(&game, "Message")?, "PAUSED");
    game.tap(KeyCode::P);
    game.step(2)?;
    let on: Transform = game.get("Ball")?;
    assert_ne!(on, before);
    Ok(())
}

#[test]
fn title_comes_back_and_keeps_the_best_score() -> Result<(), GameError> {
    let mut game = flying(Vec2::new(-0.6, 0.0), Vec2::new(0.0, 8.0))?;
    game.step(20)?;
    game.tap(KeyCode::M);
    game.step(2)?;
    let title = state(&game)?;
    assert_eq!(
        (title.phase, title.score, title.best),
        (Phase::Title, 0, 10)
    );
    assert_eq!((bricks(&game)?, balls(&game)?.len()), (60, 1));
    Ok(())
}

#[test]
fn tile_that_is_painted_is_a_brick_of_the_level() -> Result<(), GameError> {
    let mut game = breakout()?;
    let mut map: TileMap = game.get("Levels/Level 1")?;
    map.set_tile(0, IVec2::ZERO, Some(46));
    game.set("Levels/Level 1", &map)?;
    game.step(2)?;
    let all: Vec<(EntityId, Brick)> = game.all()?;
    let steel = all.iter().find(|(_, brick)| brick.kind == BrickKind::Steel);
    let middle = steel.map(|(_, brick)| brick.middle);
    assert_eq!(middle, Some(Vec2::new(-6.875, -0.1875)));
    let shown: TileMap = game.get("Levels/Level 1")?;
    assert!(!shown.visible, "bricks are in the place of its tiles");
    game.stop()?;
    let shown: TileMap = game.get("Levels/Level 1")?;
    assert!(shown.visible);
    Ok(())
}

#[test]
fn no_ball_leaves_the_table_through_a_wall_in_10_000_steps() -> Result<(), GameError> {
    let mut game = breakout()?;
    game.set_resource(&Rules {
        // The fastest, and many of them.
        ball_speed: 15.0,
        drop_chance: 0.5,
        paddle_width: 6.0,
        ..Rules::default()
    })?;
    let half = Rules::default().table / 2.0;
    let mut most = 0;
    for step in 0..10_000 {
        game.step(1)?;
        let all: Vec<(Ball, Transform)> = game.query()?;
        most = most.max(all.len());
        for (ball, at) in all {
            let at = at.translation;
            let is_in = at.x.abs() <= half.x && at.y <= half.y && at.y >= -half.y - 1.5;
            assert!(is_in, "step {step}: {at} with {ball:?}");
            let speed = ball.velocity.length();
            assert!(speed <= 15.01, "step {step}: {speed} m/s");
        }
    }
    assert!(most >= 5, "{most} balls at once");
    Ok(())
}

#[test]
fn same_keys_lead_to_the_same_game() -> Result<(), GameError> {
    let play = |key| -> Result<u64, GameError> {
        let mut game = breakout()?;
        game.step(30)?;
        game.tap(KeyCode::Space);
        game.step(5)?;
        game.tap(KeyCode::Space);
        game.press(key);
        game.step(300)?;
        game.hash()
    };
    let right = play(KeyCode::D)?;
    assert_eq!(right, play(KeyCode::D)?);
    assert_ne!(right, play(KeyCode::A)?);
    Ok(())
}
