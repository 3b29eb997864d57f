//! A game as its player sees it.
#![forbid(unsafe_code)]

use asteroids_model::{Body, Bullet, Game as State, Phase, Rock, RockHit, RockSize, Rules, Ship};
use playground::prelude::*;
use playground_test::{Game, GameError};

/// A game in which the ship has no shield and all rocks rest in a corner.
fn started() -> Result<Game, GameError> {
    let mut game = Game::open(env!("CARGO_MANIFEST_DIR"))?;
    game.set_resource(&Rules {
        shield_s: 0.0,
        rock_speed: 0.0,
        ..Rules::default()
    })?;
    game.play()?;
    game.tap(KeyCode::Enter);
    game.step(2)?;
    for (rock, _) in rocks(&game)? {
        game.set(
            rock,
            &Transform::from_translation(Vec3::new(9.0, -5.0, 0.0)),
        )?;
    }
    Ok(game)
}

fn rocks(game: &Game) -> Result<Vec<(EntityId, Rock)>, GameError> {
    game.all()
}

fn state(game: &Game) -> Result<State, GameError> {
    game.resource()
}

/// Moves one of the rocks.
fn put_rock(game: &mut Game, at: Vec3) -> Result<(), GameError> {
    let (rock, _) = rocks(game)?[0];
    game.set(rock, &Transform::from_translation(at))
}

#[test]
fn enter_starts_a_game_with_a_ship_and_a_wave() -> Result<(), GameError> {
    let mut game = Game::open(env!("CARGO_MANIFEST_DIR"))?;
    game.step(30)?;
    assert_eq!(state(&game)?.phase, Phase::Menu);
    game.tap(KeyCode::Enter);
    game.step(2)?;
    let now = state(&game)?;
    assert_eq!((now.phase, now.lives, now.wave), (Phase::Playing, 3, 1));
    let ships: Vec<(EntityId, Ship)> = game.all()?;
    assert_eq!((rocks(&game)?.len(), ships.len()), (4, 1));
    Ok(())
}

#[test]
fn ship_flies_with_the_keys_and_shoots_at_the_pointer() -> Result<(), GameError> {
    let mut game = started()?;
    game.press(KeyCode::W);
    game.pointer(1240.0, 60.0);
    game.press_button(MouseButton::Left);
    game.step(20)?;
    let (ship, at): (Ship, Transform) = (game.get("Ship")?, game.get("Ship")?);
    assert!(at.translation.y > 0.3 && at.translation.x == 0.0, "{at:?}");
    assert!(
        ship.target.abs_diff_eq(Vec2::new(10.0, 5.0), 0.2),
        "{ship:?}"
    );
    let bullets: Vec<(Bullet, Body)> = game.query()?;
    assert_eq!(
        bullets.len(),
        2,
        "one at once, and one after the reload time"
    );
    for (_, body) in bullets {
        assert!(body.velocity.x > 0.0 && body.velocity.y > 0.0, "{body:?}");
    }
    Ok(())
}

#[test]
fn rock_that_is_hit_breaks_in_two_and_counts() -> Result<(), GameError> {
    let mut game = started()?;
    put_rock(&mut game, Vec3::Y * 3.0)?;
    game.tap(KeyCode::Space);
    game.step(15)?;
    let hits: Vec<RockHit> = game.events()?;
    assert_eq!(hits.len(), 1);
    assert_eq!(state(&game)?.score, RockSize::Large.points());
    let rocks = rocks(&game)?;
    let medium = rocks
        .iter()
        .filter(|(_, rock)| rock.size == RockSize::Medium);
    assert_eq!((rocks.len(), medium.count()), (5, 2));
    Ok(())
}

#[test]
fn lost_ship_comes_again_until_the_last_one() -> Result<(), GameError> {
    let mut game = started()?;
    put_rock(&mut game, Vec3::ZERO)?;
    game.step(2)?;
    let ships: Vec<(EntityId, Ship)> = game.all()?;
    assert_eq!((ships.len(), state(&game)?.lives), (0, 2));
    game.step(240)?;
    let over = state(&game)?;
    assert_eq!((over.phase, over.lives), (Phase::Over, 0));
    Ok(())
}

#[test]
fn best_score_is_saved_and_is_there_when_the_game_is_opened_again() -> Result<(), GameError> {
    let mut game = started()?;
    let over = State {
        phase: Phase::Over,
        score: 700,
        ..state(&game)?
    };
    game.set_resource(&over)?;
    game.step(1)?;
    assert_eq!(game.saved("best.txt").as_deref(), Some("700"));
    game.stop()?;
    assert_eq!(state(&game)?.best, 0);
    game.step(2)?;
    assert_eq!(state(&game)?.best, 700);
    Ok(())
}

#[test]
fn nothing_moves_while_the_game_is_paused() -> Result<(), GameError> {
    let mut game = started()?;
    game.press(KeyCode::D);
    game.step(10)?;
    game.tap(KeyCode::P);
    game.step(1)?;
    let before: Transform = game.get("Ship")?;
    game.step(30)?;
    let after: Transform = game.get("Ship")?;
    assert_eq!((state(&game)?.phase, after), (Phase::Paused, before));
    game.tap(KeyCode::P);
    game.step(1)?;
    let on: Transform = game.get("Ship")?;
    assert!(on.translation.x > before.translation.x);
    Ok(())
}

#[test]
fn same_keys_lead_to_the_same_game() -> Result<(), GameError> {
    let play = |key| -> Result<u64, GameError> {
        let mut game = Game::open(env!("CARGO_MANIFEST_DIR"))?;
        game.tap(KeyCode::Enter);
        game.press(key);
        game.press(KeyCode::Space);
        game.step(300)?;
        game.hash()
    };
    let right = play(KeyCode::D)?;
    assert_eq!(right, play(KeyCode::D)?);
    assert_ne!(right, play(KeyCode::A)?);
    Ok(())
}
