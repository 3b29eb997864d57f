//! [`Placement`]: position, rotation and size of the gizmo.

use super::{GizmoKind, Target};
use crate::maths::View;
use playground_base::glam::{Quat, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_ui::Space;

/// Length of an axis on the screen, in points.
const LENGTH_POINTS: f32 = 84.0;

/// Position, rotation and size of the gizmo. Its size on the screen is the same at any distance.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Placement {
    /// The pivot, in metres.
    pub origin: Vec3,
    /// From the gizmo's axes to the world's.
    pub rotation: Quat,
    /// Length of an axis, in metres.
    pub length: f32,
    /// From the pivot to the eye, length 1.
    pub to_eye: Vec3,
}

impl Placement {
    /// The placement for targets; `None` without targets, or when they are behind the eye. The local
    /// axes are those of the last target, the one selected last.
    pub fn of(targets: &[Target], kind: GizmoKind, space: Space, view: &View) -> Option<Self> {
        let primary = targets.last()?;
        let sum: Vec3 = targets.iter().map(|target| target.position).sum();
        let origin = sum / targets.len() as f32;
        // Scaling a rotated entity along the world's axes would shear it, which no transform can express.
        let rotation = match (space, kind) {
            (Space::World, GizmoKind::Move | GizmoKind::Rotate) => Quat::IDENTITY,
            _ => primary.rotation,
        };
        Self::at(origin, rotation, view)
    }

    /// The placement at a point; `None` when it is behind the eye.
    pub fn at(origin: Vec3, rotation: Quat, view: &View) -> Option<Self> {
        view.to_screen(origin)?;
        Some(Self {
            origin,
            rotation,
            length: view.metres_per_point(origin) * LENGTH_POINTS,
            to_eye: view.to_eye(origin).normalize_or(-view.forward),
        })
    }

    /// An axis of the gizmo in the world.
    pub fn axis(&self, axis: usize) -> Vec3 {
        self.rotation * Vec3::AXES.get(axis).copied().unwrap_or(Vec3::Z)
    }

    /// The point with these coordinates, in lengths of an axis.
    pub fn point(&self, local: Vec3) -> Vec3 {
        self.origin + self.rotation * local * self.length
    }

    /// A world vector in the gizmo's axes.
    pub fn to_local(&self, vector: Vec3) -> Vec3 {
        self.rotation.inverse() * vector
    }
}
