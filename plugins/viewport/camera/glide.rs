//! [`Glide`]: a movement of the camera.

use super::Rig;
use crate::maths::angle_near;
use playground_base::serde::{Deserialize, Serialize};

/// The duration of a glide, in seconds.
const DURATION_S: f32 = 0.22;

/// A movement of the camera from one view to another, animated so that users keep their orientation.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Glide {
    from: Rig,
    to: Rig,
    elapsed_s: f32,
}

impl Glide {
    /// A movement from one view to another.
    pub const fn new(from: Rig, to: Rig) -> Self {
        Self {
            from,
            to,
            elapsed_s: 0.0,
        }
    }

    /// The view at its end.
    pub const fn end(&self) -> Rig {
        self.to
    }

    /// The camera after these seconds, and the rest of the movement, if any.
    pub fn stepped(mut self, seconds: f32) -> (Rig, Option<Self>) {
        self.elapsed_s += seconds.max(0.0);
        let time = self.elapsed_s / DURATION_S;
        if time >= 1.0 || !time.is_finite() {
            return (self.to, None);
        }
        let share = 1.0 - (1.0 - time).powi(3);
        (self.between(share), Some(self))
    }

    fn between(&self, share: f32) -> Rig {
        let mix = |a: f32, b: f32| a + (b - a) * share;
        let pivot = self.from.pivot().lerp(self.to.pivot(), share);
        let rig = Rig {
            yaw: mix(self.from.yaw, angle_near(self.from.yaw, self.to.yaw)),
            pitch: mix(self.from.pitch, self.to.pitch),
            distance: mix(self.from.distance, self.to.distance),
            ..self.to
        };
        rig.around(pivot)
    }
}
