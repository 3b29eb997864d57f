//! Makes poses: rest, clip, fade, layer.

use super::clip_time::clip_time;
use super::{root, sample};
use playground_base::glam::Mat4;
use playground_core_animation::{AnimationPlayer, LocalPose, NodePose, Pose};
use playground_core_drawing::{Channel, ChannelTarget, Clip, Rig};

/// Where the nodes of a rig are; at rest without a player.
pub fn make(rig: &Rig, player: Option<&AnimationPlayer>, pose: &mut Pose) {
    rest(rig, &mut pose.current);
    if let Some(player) = player {
        play(rig, player, pose);
    }
    place(rig, pose);
}

fn play(rig: &Rig, player: &AnimationPlayer, pose: &mut Pose) {
    let everywhere = |_: usize| true;
    if let Some(clip) = rig.clip(&player.clip) {
        let time = clip_time(player.time_s, clip.duration_s, player.repeats);
        apply(clip, time, everywhere, &mut pose.current);
        root::stay(rig, player, (clip, time), &mut pose.current);
    }
    let share = player.share();
    let previous = rig.clip(&player.previous);
    if let Some(clip) = previous.filter(|_| share < 1.0) {
        rest(rig, &mut pose.other);
        let time = clip_time(player.previous_time_s, clip.duration_s, player.repeats);
        apply(clip, time, everywhere, &mut pose.other);
        root::stay(rig, player, (clip, time), &mut pose.other);
        mix(&mut pose.current, &pose.other, 1.0 - share);
    }
    let weight = match player.layer_weight.is_finite() {
        true => player.layer_weight.clamp(0.0, 1.0),
        false => 0.0,
    };
    let is_layered = !player.layer.is_empty() && weight > 0.0;
    if let Some(clip) = rig.clip(&player.layer).filter(|_| is_layered) {
        pose.other.nodes.clone_from(&pose.current.nodes);
        pose.other.weights.clone_from(&pose.current.weights);
        let time = clip_time(player.layer_time_s, clip.duration_s, true);
        match player.layer_node.as_str() {
            "" => apply(clip, time, everywhere, &mut pose.other),
            name => {
                let root = rig.nodes.iter().position(|node| node.name == name);
                let below = |node: usize| is_below(rig, node, root);
                apply(clip, time, below, &mut pose.other);
            }
        }
        mix(&mut pose.current, &pose.other, weight);
    }
}

/// Whether a node is `root`, or moves with it.
fn is_below(rig: &Rig, node: usize, root: Option<usize>) -> bool {
    let Some(root) = root else { return false };
    let mut at = node;
    // Parents come before their children.
    while at > root {
        let parent = rig.nodes.get(at).and_then(|node| node.parent);
        match parent.filter(|parent| *parent < at) {
            Some(parent) => at = parent,
            None => return false,
        }
    }
    at == root
}

fn rest(rig: &Rig, pose: &mut LocalPose) {
    pose.nodes.clear();
    pose.weights.clear();
    for node in &rig.nodes {
        pose.nodes.push(NodePose {
            translation: node.translation,
            rotation: node.rotation,
            scale: node.scale,
            first_weight: pose.weights.len(),
        });
        pose.weights.extend_from_slice(&node.weights);
    }
}

/// Puts what a clip moves where it is at a time.
fn apply(clip: &Clip, time_s: f32, is_moved: impl Fn(usize) -> bool, pose: &mut LocalPose) {
    for channel in &clip.channels {
        let Some(node) = pose.nodes.get_mut(channel.node) else {
            continue;
        };
        if !is_moved(channel.node) {
            continue;
        }
        match channel.target {
            ChannelTarget::Translation => {
                node.translation = sample::vector(channel, time_s).unwrap_or(node.translation);
            }
            ChannelTarget::Scale => {
                node.scale = sample::vector(channel, time_s).unwrap_or(node.scale);
            }
            ChannelTarget::Rotation => {
                node.rotation = sample::rotation(channel, time_s).unwrap_or(node.rotation);
            }
            ChannelTarget::Weights => {
                let first = node.first_weight;
                apply_weights(channel, time_s, first, &mut pose.weights);
            }
        }
    }
}

fn apply_weights(channel: &Channel, time_s: f32, first: usize, weights: &mut [f32]) {
    let Some(span) = sample::span(channel, time_s) else {
        return;
    };
    let width = channel.width();
    let slots = weights.get_mut(first..).unwrap_or_default();
    for (target, slot) in slots.iter_mut().take(width).enumerate() {
        *slot = sample::weight(channel, (target, width), span).unwrap_or(*slot);
    }
}

/// Moves a pose towards another one.
fn mix(pose: &mut LocalPose, other: &LocalPose, share: f32) {
    for (node, other) in pose.nodes.iter_mut().zip(&other.nodes) {
        node.translation = node.translation.lerp(other.translation, share);
        node.scale = node.scale.lerp(other.scale, share);
        if node.rotation != other.rotation {
            node.rotation = node.rotation.slerp(other.rotation, share);
        }
    }
    for (weight, other) in pose.weights.iter_mut().zip(&other.weights) {
        *weight += (other - *weight) * share;
    }
}

/// From nodes to the model.
fn place(rig: &Rig, pose: &mut Pose) {
    pose.model_from_nodes.clear();
    for (node, local) in rig.nodes.iter().zip(&pose.current.nodes) {
        let parent = node
            .parent
            .and_then(|parent| pose.model_from_nodes.get(parent));
        let parent_from_node = node.matrix.unwrap_or_else(|| {
            Mat4::from_scale_rotation_translation(local.scale, local.rotation, local.translation)
        });
        let model_from_node = parent.map_or(parent_from_node, |of| *of * parent_from_node);
        pose.model_from_nodes.push(model_from_node);
    }
}
