//! [`Particle`]: one particle at one moment.

use playground_base::{Color, glam::Vec3};

/// A particle at one moment, in the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Particle {
    /// Its middle, metres.
    pub position: Vec3,
    /// Its width and height, metres.
    pub size_m: f32,
    /// How far its picture is turned, radians, as the camera sees it.
    pub rotation_rad: f32,
    /// Its colour, linear, and its opacity.
    pub color: Color,
}
