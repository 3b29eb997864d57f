//! What moves in the gallery.
#![forbid(unsafe_code)]

use gallery_model::Turntable;
use playground::prelude::*;
use playground_test::{Game, GameError};

fn gallery() -> Result<Game, GameError> {
    Game::open(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn walker_takes_a_step_of_each_foot_in_a_second() -> Result<(), GameError> {
    let mut game = gallery()?;
    let before: AnimationPlayer = game.get("Walker")?;
    game.step(180)?;
    let ends: Vec<ClipEnded> = game.events()?;
    assert_eq!(ends.len(), 3, "the clip is known, and a second long");
    assert!(ends.iter().all(|end| end.clip == before.clip), "{ends:?}");
    Ok(())
}

#[test]
fn each_clip_of_the_walker_can_be_played() -> Result<(), GameError> {
    for (clip, steps) in [("idle", 240), ("walk", 60), ("wave", 96)] {
        let mut game = gallery()?;
        let player = AnimationPlayer {
            clip: clip.to_owned(),
            ..AnimationPlayer::default()
        };
        game.set("Walker", &player)?;
        game.step(steps - 2)?;
        let early: Vec<ClipEnded> = game.events()?;
        assert!(early.is_empty(), "{clip}: {early:?}");
        game.step(4)?;
        let ends: Vec<ClipEnded> = game.events()?;
        assert_eq!(ends.len(), 1, "{clip}");
    }
    Ok(())
}

#[test]
fn what_lies_on_the_turntable_turns_with_it() -> Result<(), GameError> {
    let mut game = gallery()?;
    let table: Turntable = game.get("Turntable")?;
    let place = |game: &Game| -> Result<Vec3, GameError> {
        let ring: WorldTransform = game.get("Turntable/Gold Ring")?;
        Ok(ring.world_from_local.w_axis.truncate() - Vec3::new(0.0, 0.0, 1.1))
    };
    let before = place(&game)?;
    game.step(120)?;
    let turned = Quat::from_rotation_y(table.speed_rad_per_s * 2.0) * before;
    let after = place(&game)?;
    assert!(after.abs_diff_eq(turned, 1e-3), "{after} is not {turned}");
    Ok(())
}
