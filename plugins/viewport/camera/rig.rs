//! [`Rig`]: the editor's camera.

use playground_base::glam::{Mat4, Quat, Vec2, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_drawing::{Camera, Projection, Ray};
use std::f32::consts::FRAC_PI_2;

/// The greatest pitch: looking straight up or down, left and right would flip.
const MAX_PITCH: f32 = FRAC_PI_2 - 0.001;
/// The least and the greatest distance between camera and pivot, in metres.
const DISTANCES: (f32, f32) = (0.05, 50_000.0);

/// The editor's camera: an eye that looks at a pivot.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct Rig {
    /// The position of the eye, in metres.
    pub position: Vec3,
    /// Rotation to the left, in radians; 0 looks along -z.
    pub yaw: f32,
    /// Rotation upwards, in radians.
    pub pitch: f32,
    /// The distance between eye and pivot, in metres.
    pub distance: f32,
}

impl Default for Rig {
    fn default() -> Self {
        let position = Vec3::new(8.0, 6.0, 10.0);
        Self {
            position,
            yaw: 0.0,
            pitch: 0.0,
            distance: position.length(),
        }
        .looking_along(-position)
        .around(Vec3::ZERO)
    }
}

impl Rig {
    /// The rotation from the camera's axes to those of the world.
    pub fn rotation(&self) -> Quat {
        Quat::from_rotation_y(self.yaw) * Quat::from_rotation_x(self.pitch)
    }

    /// The view direction.
    pub fn forward(&self) -> Vec3 {
        self.rotation() * Vec3::NEG_Z
    }

    /// The point that it orbits.
    pub fn pivot(&self) -> Vec3 {
        self.position + self.forward() * self.distance
    }

    /// The same direction and distance, around another pivot.
    pub fn around(mut self, pivot: Vec3) -> Self {
        self.position = pivot - self.forward() * self.distance;
        self
    }

    /// Rotates the camera around its eye, to the right and down, in radians.
    pub fn turned(mut self, turn: Vec2) -> Self {
        self.yaw -= turn.x;
        self.pitch = (self.pitch - turn.y).clamp(-MAX_PITCH, MAX_PITCH);
        self
    }

    /// Rotates the camera around its pivot.
    pub fn orbited(self, turn: Vec2) -> Self {
        let pivot = self.pivot();
        self.turned(turn).around(pivot)
    }

    /// Moves by an offset in its own axes, in metres.
    pub fn moved(mut self, offset: Vec3) -> Self {
        self.position += self.rotation() * offset;
        self
    }

    /// Multiplies the distance to the pivot. The point where `ray` meets the pivot's depth stays at the
    /// same position of the picture.
    pub fn zoomed(mut self, factor: f32, ray: &Ray) -> Self {
        let (nearest, farthest) = DISTANCES;
        let distance = (self.distance * factor).clamp(nearest, farthest);
        let factor = distance / self.distance;
        let fixed = ray.meet_plane(self.pivot(), self.forward());
        let fixed = fixed.unwrap_or_else(|| self.pivot());
        self.position = fixed + (self.position - fixed) * factor;
        self.distance = distance;
        self
    }

    /// Looks in a direction from the same position. Straight up or down, the yaw is rounded to a quarter
    /// turn.
    pub fn looking_along(mut self, direction: Vec3) -> Self {
        let direction = direction.normalize_or(Vec3::NEG_Z);
        self.pitch = direction.y.asin().clamp(-MAX_PITCH, MAX_PITCH);
        self.yaw = if direction.y.abs() > 0.999 {
            (self.yaw / FRAC_PI_2).round() * FRAC_PI_2
        } else {
            (-direction.x).atan2(-direction.z)
        };
        self
    }

    /// Shows all of a sphere in a picture whose smaller half angle is `half_angle`.
    pub fn framing(mut self, center: Vec3, radius: f32, half_angle: f32) -> Self {
        let (nearest, farthest) = DISTANCES;
        let distance = radius.max(0.01) / half_angle.clamp(0.05, 1.5).sin() * 1.25;
        self.distance = distance.clamp(nearest, farthest);
        self.around(center)
    }

    /// The pose of a camera of the game, without its roll, for a picture with the vertical field of view
    /// `fov_y` in radians. It orbits the point ahead that is as far away as `center`. In place of an
    /// orthographic camera it is where what is at that distance has the same size.
    pub fn at_camera(
        camera: &Camera,
        world_from_view: &Mat4,
        center: Option<Vec3>,
        fov_y: f32,
    ) -> Self {
        let (nearest, farthest) = DISTANCES;
        let eye = world_from_view.w_axis.truncate();
        let forward = -world_from_view.z_axis.truncate();
        let rig = Self::default().looking_along(forward);
        let ahead = center.map_or(0.0, |center| (center - eye).dot(rig.forward()));
        let ahead = if ahead > 1.0 { ahead } else { rig.distance };
        let pivot = eye + rig.forward() * ahead;
        let distance = match camera.projection {
            Projection::Perspective => ahead,
            Projection::Orthographic => camera.ortho_height_m * 0.5 / (fov_y * 0.5).tan(),
        };
        Self {
            distance: distance.clamp(nearest, farthest),
            ..rig
        }
        .around(pivot)
    }

    /// True when all numbers are finite and the distance is positive.
    pub fn is_finite(&self) -> bool {
        let numbers = [self.yaw, self.pitch, self.distance];
        self.position.is_finite() && numbers.iter().all(|n| n.is_finite()) && self.distance > 0.0
    }
}
