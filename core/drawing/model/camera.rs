//! [`Camera`]: the component of a camera.

use playground_base::{component, described};

/// How distance affects size.
#[described]
#[derive(Copy, Eq)]
pub enum Projection {
    /// Distant objects are small.
    #[default]
    Perspective,
    /// Size does not depend on distance.
    Orthographic,
}

/// A camera. It looks along the -Z axis of its entity, with +Y up.
#[component(former = ["playground-core-rendering::Camera"])]
pub struct Camera {
    /// How distance affects size.
    pub projection: Projection,
    /// Vertical field of view, radians, above 0 and below pi. Perspective only.
    #[field(unit = "rad", min = 0.05, max = 3.0, step = 0.01, default = 0.9)]
    #[field(only(projection = "Perspective"))]
    pub fov_y_rad: f32,
    /// Height of the visible box, metres. Orthographic only.
    #[field(unit = "m", min = 0.01, max = 10_000, step = 0.1, default = 10)]
    #[field(only(projection = "Orthographic"))]
    pub ortho_height_m: f32,
    /// Nothing nearer is drawn, metres, above 0.
    #[field(unit = "m", min = 0.001, max = 1_000, step = 0.01, default = 0.1)]
    pub near_m: f32,
    /// Nothing farther is drawn, metres, above `near_m`.
    #[field(unit = "m", min = 0.01, max = 100_000, step = 1, default = 1000)]
    pub far_m: f32,
    /// Whether this camera may be the one that shows the running game.
    #[field(default = true)]
    pub active: bool,
}
