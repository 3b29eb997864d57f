//! [`Turntable`].

use playground::prelude::*;

/// Turns an entity around its own Y axis, with all that lies on it.
#[component]
pub struct Turntable {
    /// How fast.
    #[field(unit = "rad/s", min = -10, max = 10, step = 0.05, default = 0.3)]
    pub speed_rad_per_s: f32,
}
