//! [`Transform`] and [`WorldTransform`].

use playground_base::component;
use playground_base::glam::{Mat4, Quat, Vec3};

/// The placement of the entity relative to its parent, or to the world without one.
#[component]
#[derive(Copy)]
pub struct Transform {
    /// Position.
    #[field(unit = "m", step = 0.1)]
    pub translation: Vec3,
    /// Orientation.
    pub rotation: Quat,
    /// Size along each axis.
    #[field(step = 0.02, default = Vec3::ONE)]
    pub scale: Vec3,
}

impl Transform {
    /// A position, with identity rotation and scale 1.
    pub const fn from_translation(translation: Vec3) -> Self {
        Self {
            translation,
            rotation: Quat::IDENTITY,
            scale: Vec3::ONE,
        }
    }

    /// The matrix that takes local points to the parent.
    pub fn to_matrix(&self) -> Mat4 {
        Mat4::from_scale_rotation_translation(self.scale, self.rotation, self.translation)
    }
}

/// The placement of the entity in the world. The engine computes it from [`Transform`] and
/// [`Parent`].
///
/// [`Parent`]: crate::Parent
#[component(derived)]
#[derive(Copy)]
pub struct WorldTransform {
    /// Takes local points to world points.
    pub world_from_local: Mat4,
}
