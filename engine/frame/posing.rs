//! [`Posing`]: the poses of models that are drawn.

use crate::assets::DrawnModel;
use playground_core_animation::{AnimationPlayer, BoundAnimationView, Pose};

/// Makes the poses of models that are drawn, in memory that it keeps.
pub struct Posing {
    view: BoundAnimationView,
    pose: Pose,
}

impl Posing {
    /// Nothing was posed yet.
    pub fn new(view: BoundAnimationView) -> Self {
        Self {
            view,
            pose: Pose::default(),
        }
    }

    /// The pose of a model; that at rest without a player, and when no module makes poses.
    pub fn pose<'a>(
        &'a mut self,
        model: &'a DrawnModel,
        player: Option<&AnimationPlayer>,
    ) -> &'a Pose {
        if player.is_none() || model.rig.clips.is_empty() {
            return &model.rest;
        }
        let pose = &mut self.pose;
        let made = self.view.call(|view| view.pose(&model.rig, player, pose));
        match made {
            Ok(()) => &self.pose,
            Err(_not_bound) => &model.rest,
        }
    }
}
