//! [`Target`]: a selected entity under the gizmo.

use super::{Change, Placement};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ecs::{EntityId, Transform};

/// The transforms of a selected entity, in this frame or at the start of a drag.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Target {
    /// The entity.
    pub entity: EntityId,
    /// Its transform relative to its parent.
    pub local: Transform,
    /// Its position in the world, in metres.
    pub position: Vec3,
    /// Its rotation in the world.
    pub rotation: Quat,
    /// From the parent's space to the world.
    world_from_parent: Mat4,
    /// The rotation in that.
    parent_rotation: Quat,
}

impl Target {
    /// An entity under a parent; `None` when its transform is not finite or the parent has no size.
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
        let is_valid = determinant.is_normal() && target.position.is_finite();
        (is_valid && target.rotation.is_finite()).then_some(target)
    }

    /// The transform after a change by a gizmo at `placement`.
    pub fn changed(&self, change: &Change, placement: &Placement) -> Transform {
        let offset = self.position - placement.origin;
        match *change {
            Change::Move(by) => Transform {
                translation: self.in_parent(self.position + placement.rotation * by),
                ..self.local
            },
            Change::Rotate(axis, angle) => {
                let turn = Quat::from_axis_angle(axis, angle);
                let in_parent = self.parent_rotation.inverse() * turn * self.parent_rotation;
                Transform {
                    translation: self.in_parent(placement.origin + turn * offset),
                    rotation: (in_parent * self.local.rotation).normalize(),
                    ..self.local
                }
            }
            Change::Scale(by) => {
                let offset = placement.rotation * (placement.to_local(offset) * by);
                Transform {
                    translation: self.in_parent(placement.origin + offset),
                    scale: self.local.scale * by,
                    ..self.local
                }
            }
        }
    }

    /// A position in the parent's space. An unchanged position keeps its exact numbers: two matrices
    /// would change their last digits.
    fn in_parent(&self, world: Vec3) -> Vec3 {
        if world == self.position {
            self.local.translation
        } else {
            self.world_from_parent.inverse().transform_point3(world)
        }
    }
}
