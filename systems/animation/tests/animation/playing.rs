//! Fades, layers, and the same pose from the same state.

use crate::rig::{at, channel, clip, pose, poses, two_nodes};
use playground_core_animation::{AnimationPlayer, AnimationView, Pose};
use playground_core_drawing::ChannelTarget::Translation;
use playground_core_drawing::Interpolation::{Linear, Step};
use playground_core_drawing::Rig;

/// Clips that put both nodes at 2, and at 6.
fn rig() -> Rig {
    let mut rig = two_nodes();
    let to = |x: f32| {
        let nodes = [0, 1].into_iter();
        let keys = [x, 0.0, 0.0];
        nodes
            .map(|node| {
                channel(
                    node,
                    Translation,
                    Step,
                    (&[0.0, 1.0], &[keys, keys].concat()),
                )
            })
            .collect()
    };
    let run = [0.0, 0.0, 0.0, 10.0, 0.0, 0.0];
    rig.clips = vec![
        clip("walk", to(2.0)),
        clip("jump", to(6.0)),
        clip(
            "run",
            vec![channel(0, Translation, Linear, (&[0.0, 2.0], &run))],
        ),
    ];
    rig
}

fn places(rig: &Rig, player: &AnimationPlayer) -> [f32; 2] {
    let pose = pose(rig, player);
    [0, 1].map(|node: usize| pose.current.nodes[node].translation.x)
}

fn step(rig: &Rig, player: &mut AnimationPlayer, count: usize) {
    for _ in 0..count {
        poses().advance(Some(rig), player, 1.0 / 60.0, &mut Vec::new());
    }
}

#[test]
fn fade_goes_from_one_clip_to_the_other() {
    let rig = rig();
    let mut player = at("walk", 0.3);
    player.fade_to("jump", 0.5);
    assert_eq!(places(&rig, &player), [2.0, 2.0]);
    step(&rig, &mut player, 15);
    let half = places(&rig, &player);
    assert!((half[0] - 4.0).abs() < 1e-4, "{half:?}");
    assert!((player.previous_time_s - 0.55).abs() < 1e-6);
    step(&rig, &mut player, 16);
    assert_eq!(places(&rig, &player), [6.0, 6.0]);
    assert_eq!((player.fade_s, player.previous.as_str()), (0.0, ""));
}

#[test]
fn fade_leads_nodes_that_the_new_clip_does_not_move_to_rest() {
    let rig = rig();
    let mut player = at("jump", 0.0);
    player.fade_to("run", 1.0);
    player.faded_s = 0.75;
    // The tip rests at 0: a quarter of 6 is left.
    assert!((places(&rig, &player)[1] - 1.5).abs() < 1e-5);
}

#[test]
fn layer_moves_its_node_and_those_below_by_its_weight() {
    let rig = rig();
    let mut player = at("walk", 0.0);
    player.layer = "jump".into();
    player.layer_weight = 0.5;
    assert_eq!(places(&rig, &player), [4.0, 4.0]);
    player.layer_node = "tip".into();
    assert_eq!(places(&rig, &player), [2.0, 4.0]);
    player.layer_node = "root".into();
    assert_eq!(places(&rig, &player), [4.0, 4.0]);
    player.layer_node = "no such node".into();
    assert_eq!(places(&rig, &player), [2.0, 2.0]);
    player.layer_weight = f32::NAN;
    assert_eq!(places(&rig, &player), [2.0, 2.0]);
}

#[test]
fn clip_comes_round_or_stays_at_its_end_and_plays_backwards() {
    let rig = rig();
    let x = |time_s: f64, repeats: bool| {
        let player = AnimationPlayer {
            repeats,
            ..at("run", time_s)
        };
        places(&rig, &player)[0]
    };
    assert_eq!(
        [x(3.0, true), x(3.0, false), x(-0.5, true)],
        [5.0, 10.0, 7.5]
    );
    let mut player = AnimationPlayer {
        speed: -2.0,
        ..at("run", 0.5)
    };
    step(&rig, &mut player, 30);
    assert!((player.time_s + 0.5).abs() < 1e-6, "{}", player.time_s);
    player.playing = false;
    step(&rig, &mut player, 30);
    assert!((player.time_s + 0.5).abs() < 1e-6, "{}", player.time_s);
    player.playing = true;
    player.speed = f32::NAN;
    step(&rig, &mut player, 1);
    assert!(player.time_s.is_finite());
}

/// The pose follows from the state alone: not from what was in the memory before, nor from how often it was made.
#[test]
fn same_state_is_the_same_pose_bit_by_bit() {
    let rig = rig();
    let mut player = at("run", 0.0);
    let mut states = Vec::new();
    let mut kept = Pose::default();
    for at in 0..240 {
        if at == 50 {
            player.fade_to("jump", 0.4);
        }
        if at == 90 {
            (player.layer, player.layer_weight) = ("walk".into(), 0.3);
        }
        step(&rig, &mut player, 1);
        poses().pose(&rig, Some(&player), &mut kept);
        states.push((player.clone(), kept.model_from_nodes.clone()));
    }
    for (player, expected) in states.iter().rev() {
        assert_eq!(&pose(&rig, player).model_from_nodes, expected);
    }
}
