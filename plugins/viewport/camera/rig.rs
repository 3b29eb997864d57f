//! [`Rig`]: the editor's camera as people move it.

use playground_base::glam::{Quat, Vec2, Vec3};
use playground_base::serde::{Deserialize, Serialize};
use playground_core_rendering::Ray;
use std::f32::consts::FRAC_PI_2;

/// Straight up and down are left out: there, left and right would flip.
const STEEPEST: f32 = FRAC_PI_2 - 0.001;
/// The camera comes no nearer to its pivot, and goes no farther away, in metres.
const DISTANCES: (f32, f32) = (0.05, 50_000.0);

/// The editor's camera as people move it: an eye that looks at a pivot.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct Rig {
    /// The eye, in metres.
    pub position: Vec3,
    /// Turn to the left, in radians; 0 looks along -z.
    pub yaw: f32,
    /// Turn upwards, in radians.
    pub pitch: f32,
    /// From the eye to the pivot, in metres.
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
    /// From the camera's axes to the world's.
    pub fn rotation(&self) -> Quat {
        Quat::from_rotation_y(self.yaw) * Quat::from_rotation_x(self.pitch)
    }

    /// Where it looks.
    pub fn forward(&self) -> Vec3 {
        self.rotation() * Vec3::NEG_Z
    }

    /// What it turns around.
    pub fn pivot(&self) -> Vec3 {
        self.position + self.forward() * self.distance
    }

    /// The same direction and distance, around another pivot.
    pub fn around(mut self, pivot: Vec3) -> Self {
        self.position = pivot - self.forward() * self.distance;
        self
    }

    /// Turns the eye: `turn` is to the right and down, in radians.
    pub fn turned(mut self, turn: Vec2) -> Self {
        self.yaw -= turn.x;
        self.pitch = (self.pitch - turn.y).clamp(-STEEPEST, STEEPEST);
        self
    }

    /// Goes around the pivot.
    pub fn orbited(self, turn: Vec2) -> Self {
        let pivot = self.pivot();
        self.turned(turn).around(pivot)
    }

    /// Moves by an offset in its own axes, in metres.
    pub fn moved(mut self, offset: Vec3) -> Self {
        self.position += self.rotation() * offset;
        self
    }

    /// Changes the distance to the pivot by a factor; what `ray` shows at the pivot's distance
    /// stays where it is in the picture.
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

    /// Looks in a direction, from where it is. Straight up and down keep the nearest quarter turn.
    pub fn looking_along(mut self, direction: Vec3) -> Self {
        let direction = direction.normalize_or(Vec3::NEG_Z);
        self.pitch = direction.y.asin().clamp(-STEEPEST, STEEPEST);
        self.yaw = if direction.y.abs() > 0.999 {
            (self.yaw / FRAC_PI_2).round() * FRAC_PI_2
        } else {
            (-direction.x).atan2(-direction.z)
        };
        self
    }

    /// Sees all of a sphere in a picture with these half angles (the smaller one counts).
    pub fn framing(mut self, center: Vec3, radius: f32, half_angle: f32) -> Self {
        let (nearest, farthest) = DISTANCES;
        let distance = radius.max(0.01) / half_angle.clamp(0.05, 1.5).sin() * 1.25;
        self.distance = distance.clamp(nearest, farthest);
        self.around(center)
    }

    /// Whether all numbers are numbers.
    pub fn is_finite(&self) -> bool {
        let numbers = [self.yaw, self.pitch, self.distance];
        self.position.is_finite() && numbers.iter().all(|n| n.is_finite()) && self.distance > 0.0
    }
}
