//! [`Body`].

use playground::prelude::*;

/// Something round that flies through space. At the edge it comes in again on the other side.
#[component(copy)]
pub struct Body {
    /// Velocity.
    #[field(unit = "m/s")]
    pub velocity: Vec2,
    /// Angular velocity.
    #[field(unit = "rad/s")]
    pub spin: Vec3,
    /// Radius.
    #[field(unit = "m", min = 0, max = 5, step = 0.05, default = 0.1)]
    pub radius: f32,
}
