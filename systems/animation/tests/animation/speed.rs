//! How long many joints take.

use crate::rig::{at, channel, clip, poses};
use playground_core_animation::{AnimationView, Pose};
use playground_core_drawing::ChannelTarget::{Rotation, Translation};
use playground_core_drawing::Interpolation::Linear;
use playground_core_drawing::{ModelNode, Rig};
use std::time::{Duration, Instant};

/// 100 joints, each with a rotation and a place of 30 keys.
fn character() -> Rig {
    let times: Vec<f32> = (0..30).map(|key| key as f32 / 30.0).collect();
    let turns = times
        .iter()
        .flat_map(|time| [0.0, time.sin(), 0.0, time.cos()]);
    let turns: Vec<f32> = turns.collect();
    let places = times.iter().flat_map(|time| [*time, 0.1, 0.0]);
    let places: Vec<f32> = places.collect();
    let nodes = (0..100_usize).map(|at| ModelNode {
        parent: at.checked_sub(1).map(|of| of / 2),
        ..ModelNode::default()
    });
    let channels = (0..100).flat_map(|node| {
        [
            channel(node, Rotation, Linear, (&times, &turns)),
            channel(node, Translation, Linear, (&times, &places)),
        ]
    });
    Rig {
        nodes: nodes.collect(),
        clips: vec![clip("walk", channels.collect())],
        ..Rig::default()
    }
}

/// Prints the best of several runs: `--nocapture` shows it. The limit is far above it, for busy machines.
#[test]
fn ten_thousand_joints_take_a_part_of_a_frame() {
    let (rig, poses, mut pose) = (character(), poses(), Pose::default());
    let mut best = Duration::MAX;
    for _ in 0..20 {
        let start = Instant::now();
        for character in 0..100 {
            let player = at("walk", f64::from(character) * 0.037);
            poses.pose(&rig, Some(&player), &mut pose);
        }
        best = best.min(start.elapsed());
    }
    println!("10,000 joints: {:.2} ms", best.as_secs_f64() * 1000.0);
    assert_eq!(pose.model_from_nodes.len(), 100);
    assert!(best < Duration::from_millis(50), "{best:?}");
}

/// A steady frame keeps its memory.
#[test]
fn second_pose_needs_no_memory() {
    let (rig, poses, mut pose) = (character(), poses(), Pose::default());
    let mut player = at("walk", 0.0);
    player.fade_to("walk", 10.0);
    (player.faded_s, player.layer) = (1.0, "walk".into());
    poses.pose(&rig, Some(&player), &mut pose);
    let memory = |of: &Pose| {
        let vectors = [&of.current, &of.other].map(|of| (of.nodes.as_ptr(), of.nodes.capacity()));
        (
            vectors,
            of.model_from_nodes.as_ptr(),
            of.model_from_nodes.capacity(),
        )
    };
    let before = memory(&pose);
    for step in 0..100 {
        player.time_s = f64::from(step) * 0.01;
        poses.pose(&rig, Some(&player), &mut pose);
    }
    assert_eq!(memory(&pose), before);
}
