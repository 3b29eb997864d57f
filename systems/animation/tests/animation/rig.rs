//! Rigs made by hand.

use playground_base::{BindingRegistry, Context, Handle, IdMap};
use playground_core_animation::{AnimationPlayer, AnimationView, Pose};
use playground_core_drawing::{Channel, ChannelTarget, Clip, Interpolation, ModelNode, Rig};
use playground_systems_animation::Poses;

pub fn poses() -> Poses {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    Poses::new(&context).expect("it needs nothing")
}

/// A root with a child, one metre above it, both named.
pub fn two_nodes() -> Rig {
    let node = |name: &str, parent, y| ModelNode {
        name: name.into(),
        parent,
        translation: [0.0, y, 0.0].into(),
        ..ModelNode::default()
    };
    Rig {
        nodes: vec![node("root", None, 0.0), node("tip", Some(0), 1.0)],
        ..Rig::default()
    }
}

pub fn channel(
    node: usize,
    target: ChannelTarget,
    interpolation: Interpolation,
    (times, values): (&[f32], &[f32]),
) -> Channel {
    Channel {
        node,
        target,
        interpolation,
        times: times.to_vec(),
        values: values.to_vec(),
    }
}

pub fn clip(name: &str, channels: Vec<Channel>) -> Clip {
    let ends = channels.iter().filter_map(|of| of.times.last());
    Clip {
        name: name.into(),
        duration_s: ends.copied().fold(0.0, f32::max),
        channels,
    }
}

pub fn at(clip: &str, time_s: f64) -> AnimationPlayer {
    AnimationPlayer {
        clip: clip.into(),
        time_s,
        ..AnimationPlayer::default()
    }
}

pub fn pose(rig: &Rig, player: &AnimationPlayer) -> Pose {
    let mut pose = Pose::default();
    poses().pose(rig, Some(player), &mut pose);
    pose
}
