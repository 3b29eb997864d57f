//! [`ChaseCamera`].

use playground::prelude::*;

/// A camera that swims behind the predator.
#[component(copy)]
pub struct ChaseCamera {
    /// Distance behind the predator.
    #[field(unit = "m", min = 1, max = 60, step = 0.1, default = 11)]
    pub distance: f32,
    /// Height above the predator.
    #[field(unit = "m", min = 0, max = 30, step = 0.1, default = 3.5)]
    pub height: f32,
    /// How quickly it follows: the share of the remaining distance per second.
    #[field(unit = "1/s", min = 0.1, max = 20, step = 0.1, default = 3)]
    pub stiffness: f32,
}
