//! [`Target`]: a selected entity under the gizmo.

use super::{Change, Placement};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::{EntityId, Transform};

/// A selected entity under the gizmo, as it is in a frame or was when a drag started.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Target {
    /// Who.
    pub entity: EntityId,
    /// Relative to its parent.
    pub local: Transform,
    /// Where it is in the world, in metres.
    pub position: Vec3,
    /// How it stands in the world.
    pub rotation: Quat,
    /// From the parent's space to the world.
    world_from_parent: Mat4,
    /// The turn in that.
    parent_rotation: Quat,
}

impl Target {
    /// An entity under a parent; `None` when its place in the world is no place (not a number, or
    /// a parent of no size).
    pub fn new(entity: EntityId, local: Transform, world_from_parent: Mat4) -> Option<Self> {
        let determinant = world_from_parent.determinant();
        let (_, parent_rotation, _) = world_from_parent.to_scale_rotation_translation();
        let target = Self {
            entity,
            local,
            position: world_from_parent.transform_point3(local.translation),
            rotation: (parent_rotation * local.rotation).normalize(),
            world_from_parent,
            parent_rotation,
        };
        let sane = determinant.is_normal() && target.position.is_finite();
        (sane && target.rotation.is_finite()).then_some(target)
    }

    /// The transform after a change that a gizmo at `place` makes.
    pub fn changed(&self, change: &Change, place: &Placement) -> Transform {
        let offset = self.position - place.origin;
        match *change {
            Change::Move(by) => Transform {
                translation: self.in_parent(self.position + place.rotation * by),
                ..self.local
            },
            Change::Rotate(axis, angle) => {
                let turn = Quat::from_axis_angle(axis, angle);
                let in_parent = self.parent_rotation.inverse() * turn * self.parent_rotation;
                Transform {
                    translation: self.in_parent(place.origin + turn * offset),
                    rotation: (in_parent * self.local.rotation).normalize(),
                    ..self.local
                }
            }
            Change::Scale(by) => {
                let offset = place.rotation * (place.to_local(offset) * by);
                Transform {
                    translation: self.in_parent(place.origin + offset),
                    scale: self.local.scale * by,
                    ..self.local
                }
            }
        }
    }

    /// What lies exactly where it was keeps its exact numbers: a way through two matrices would
    /// change their last digits.
    fn in_parent(&self, world: Vec3) -> Vec3 {
        if world == self.position {
            self.local.translation
        } else {
            self.world_from_parent.inverse().transform_point3(world)
        }
    }
}
