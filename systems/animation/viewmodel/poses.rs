//! [`Poses`].

use super::{advance, pose, root};
use playground_base::glam::Vec3;
use playground_base::{Context, ModuleError, view_model};
use playground_core_animation::{AnimationPlayer, AnimationView, Passed, Pose};
use playground_core_drawing::Rig;

/// Makes poses. It is stateless.
pub struct Poses;

impl Poses {
    /// Makes it; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl AnimationView for Poses {
    fn pose(&self, rig: &Rig, player: Option<&AnimationPlayer>, pose: &mut Pose) {
        pose::make(rig, player, pose);
    }

    fn advance(
        &self,
        rig: Option<&Rig>,
        player: &mut AnimationPlayer,
        delta_s: f32,
        passed: &mut Vec<Passed>,
    ) -> Vec3 {
        let from = (player.time_s, player.previous_time_s);
        let is_moved = advance::advance(rig, player, delta_s, passed);
        match rig.filter(|_| is_moved) {
            Some(rig) => root::motion(rig, player, from),
            None => Vec3::ZERO,
        }
    }
}
