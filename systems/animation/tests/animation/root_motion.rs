//! The movement of a root that moves its entity.

use crate::rig::{at, channel, clip, pose, poses, two_nodes};
use playground_base::glam::Vec3;
use playground_core_animation::{AnimationPlayer, AnimationView};
use playground_core_drawing::ChannelTarget::Translation;
use playground_core_drawing::Interpolation::Linear;
use playground_core_drawing::Rig;

/// A walk of 2 m along X and 1 m along Z in a second, which bobs; and one that goes the other way.
fn rig() -> Rig {
    let mut rig = two_nodes();
    let walk = |x: f32| {
        let keys = [[0.0, 1.0, 0.0], [x * 0.5, 1.2, 0.5], [x, 1.0, 1.0]].concat();
        vec![channel(0, Translation, Linear, (&[0.0, 0.5, 1.0], &keys))]
    };
    rig.clips = vec![clip("there", walk(2.0)), clip("back", walk(-2.0))];
    rig
}

fn walker(clip: &str, time_s: f64) -> AnimationPlayer {
    AnimationPlayer {
        moves_entity: true,
        repeats: true,
        ..at(clip, time_s)
    }
}

/// How far an entity moves in so many steps.
fn walked(rig: &Rig, player: &mut AnimationPlayer, steps: usize) -> Vec3 {
    let step = |_| poses().advance(Some(rig), player, 1.0 / 60.0, &mut Vec::new());
    (0..steps).map(step).sum()
}

fn assert_near(found: Vec3, x: f32, z: f32) {
    let expected = Vec3::new(x, 0.0, z);
    assert!(found.abs_diff_eq(expected, 1e-3), "{found}, not {expected}");
}

#[test]
fn root_moves_the_entity_along_the_ground_round_after_round() {
    let rig = rig();
    let mut player = walker("there", 0.0);
    assert_near(walked(&rig, &mut player, 60), 2.0, 1.0);
    assert_near(walked(&rig, &mut player, 150), 5.0, 2.5);
    player.speed = -2.0;
    assert_near(walked(&rig, &mut player, 60), -4.0, -2.0);
    player.playing = false;
    assert_eq!(walked(&rig, &mut player, 60), Vec3::ZERO);
    // Once, and then it stands.
    let mut once = walker("there", 0.5);
    once.repeats = false;
    assert_near(walked(&rig, &mut once, 600), 1.0, 0.5);
}

#[test]
fn model_stays_at_its_entity_and_bobs() {
    let rig = rig();
    let mut player = walker("there", 0.5);
    let place = |player: &AnimationPlayer| pose(&rig, player).current.nodes[0].translation;
    let there = place(&player);
    assert!(there.abs_diff_eq(Vec3::new(0.0, 1.2, 0.0), 1e-5), "{there}");
    player.moves_entity = false;
    let moved = place(&player);
    assert!(moved.abs_diff_eq(Vec3::new(1.0, 1.2, 0.5), 1e-5), "{moved}");
}

#[test]
fn fade_mixes_both_movements() {
    let rig = rig();
    let mut player = walker("there", 0.2);
    player.fade_to("back", 10.0);
    player.faded_s = 4.9;
    let step = walked(&rig, &mut player, 12);
    // Half of each, against each other along X.
    assert!(step.x.abs() < 0.03 && (step.z - 0.2).abs() < 1e-3, "{step}");
}

#[test]
fn only_the_named_root_counts() {
    let rig = rig();
    let mut player = walker("there", 0.0);
    player.root_node = "nobody".into();
    assert_eq!(walked(&rig, &mut player, 30), Vec3::ZERO);
    player.root_node = rig.nodes[0].name.clone();
    assert_near(walked(&rig, &mut player, 30), 1.0, 0.5);
}
