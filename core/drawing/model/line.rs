//! [`LineVertex`]: one point of a line or of an overlay triangle.

use bytemuck::{Pod, Zeroable};
use playground_base::glam::Vec3;

/// A point in world space with a colour, as the vertex shader reads it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Pod, Zeroable)]
pub struct LineVertex {
    /// World space, metres.
    pub position: [f32; 3],
    /// Linear RGBA; shown without light or fog.
    pub color: [f32; 4],
}

impl LineVertex {
    /// A point.
    pub fn new(position: Vec3, color: [f32; 4]) -> Self {
        Self {
            position: position.to_array(),
            color,
        }
    }
}
