//! [`AnimationView`]: the contract of what makes poses.
//!
//! - **State.** The implementation has none. A pose follows from the rig and the player: the same two give the
//!   same pose on any day and in any process.
//! - **Cost.** It is called for one entity at a time, which costs some nanoseconds where a pose takes
//!   microseconds. What it writes into keeps its memory: a steady frame allocates nothing.
//! - **Input.** A rig comes from a file that a person made, and a player from a scene: clips that are not there
//!   move nothing, times that are no numbers count as 0, and indices out of range are left out.
//! - **Threads.** Any thread may call it.

use crate::{AnimationPlayer, Passed, Pose};
use playground_base::glam::Vec3;
use playground_base::view;
use playground_core_drawing::Rig;

/// Makes poses of clips, and moves the time of players.
#[view]
pub trait AnimationView {
    /// Where the nodes of a rig are; at rest without a player.
    fn pose(&self, rig: &Rig, player: Option<&AnimationPlayer>, pose: &mut Pose);

    /// Moves the time of a player by a step, in seconds. What it passed is added to `passed`; without a rig,
    /// whose lengths are not known then, nothing is. Returns how far that moves the entity, in the axes of its
    /// model, metres.
    fn advance(
        &self,
        rig: Option<&Rig>,
        player: &mut AnimationPlayer,
        delta_s: f32,
        passed: &mut Vec<Passed>,
    ) -> Vec3;
}
