//! Root motion: the movement of a model's root along the ground, which moves its entity.

use super::clip_time::clip_time;
use super::sample;
use playground_base::glam::{Mat4, Vec3};
use playground_core_animation::{AnimationPlayer, LocalPose};
use playground_core_drawing::{Channel, ChannelTarget, Clip, Rig};

/// What moves the entity in a clip: a node, and its channel.
struct Root<'a> {
    channel: &'a Channel,
    /// From the node's parent to the model, at rest.
    model_from_parent: Mat4,
}

impl<'a> Root<'a> {
    /// The node that the player names, or the first one that the clip moves.
    fn of(rig: &Rig, player: &AnimationPlayer, clip: &'a Clip) -> Option<Self> {
        let moves = |of: &&Channel| of.target == ChannelTarget::Translation;
        let channels = clip.channels.iter().filter(moves);
        let channel = match player.root_node.as_str() {
            "" => channels.min_by_key(|of| of.node),
            name => {
                let node = rig.nodes.iter().position(|node| node.name == name)?;
                channels.into_iter().find(|of| of.node == node)
            }
        }?;
        let parents = |node: usize| rig.nodes.get(node).and_then(|of| of.parent);
        let mut model_from_parent = Mat4::IDENTITY;
        let mut at = parents(channel.node);
        while let Some(node) = at {
            let Some(of) = rig.nodes.get(node) else { break };
            model_from_parent = of.parent_from_node() * model_from_parent;
            // Parents come before their children.
            at = of.parent.filter(|parent| *parent < node);
        }
        Some(Self {
            channel,
            model_from_parent,
        })
    }

    /// How far it has moved along the ground since the beginning of the clip, in the model.
    fn moved(&self, time_s: f32) -> Vec3 {
        let at = |time_s: f32| {
            let place = sample::vector(self.channel, time_s).unwrap_or_default();
            self.model_from_parent.transform_vector3(place)
        };
        let moved = at(time_s) - at(0.0);
        match moved.is_finite() {
            true => Vec3::new(moved.x, 0.0, moved.z),
            false => Vec3::ZERO,
        }
    }

    /// How far it moves from one time of a player to another, between which it may come round often.
    fn between(&self, clip: &Clip, repeats: bool, (from, to): (f64, f64)) -> Vec3 {
        let within = |time_s| self.moved(clip_time(time_s, clip.duration_s, repeats));
        let moved = within(to) - within(from);
        let length = f64::from(clip.duration_s);
        if !repeats || length <= 0.0 || !(from + to).is_finite() {
            return moved;
        }
        // Their difference first: the numbers themselves grow while a game runs.
        let rounds = (to / length).floor() - (from / length).floor();
        moved + self.moved(clip.duration_s) * rounds as f32
    }
}

/// How far an entity moves while a player goes from one time to another, in the axes of its model, metres.
/// `from` are the times of the clip and of the one that fades out before the step.
pub fn motion(rig: &Rig, player: &AnimationPlayer, from: (f64, f64)) -> Vec3 {
    if !player.moves_entity {
        return Vec3::ZERO;
    }
    let of = |name: &str, (from, to): (f64, f64)| {
        let clip = rig.clip(name);
        let root = clip.and_then(|clip| Root::of(rig, player, clip));
        clip.zip(root).map_or(Vec3::ZERO, |(clip, root)| {
            root.between(clip, player.repeats, (from, to))
        })
    };
    let share = player.share();
    let now = of(&player.clip, (from.0, player.time_s));
    if share >= 1.0 {
        return now;
    }
    let before = of(&player.previous, (from.1, player.previous_time_s));
    before.lerp(now, share)
}

/// Leaves the root where it is at the beginning of the clip, as far as it moves the entity.
pub fn stay(
    rig: &Rig,
    player: &AnimationPlayer,
    (clip, time_s): (&Clip, f32),
    pose: &mut LocalPose,
) {
    if !player.moves_entity {
        return;
    }
    let Some(root) = Root::of(rig, player, clip) else {
        return;
    };
    let back = root.model_from_parent.inverse();
    let moved = back.transform_vector3(root.moved(time_s));
    if let Some(node) = pose.nodes.get_mut(root.channel.node)
        && moved.is_finite()
    {
        node.translation -= moved;
    }
}
