//! [`Light`]: the component of a light, and [`LightInstance`]: a light with its transform.

use playground_base::{
    Color, component, described,
    glam::{Mat4, Vec3},
};

/// The kind of a light.
#[described]
#[derive(Copy, Eq)]
pub enum LightKind {
    /// From infinitely far away, all parallel: the sun.
    #[default]
    Directional,
    /// From a point, to all sides.
    Point,
    /// From a point, within a cone.
    Spot,
}

/// A light. Directional and spot lights shine along the -Z axis of their entity.
#[component(former = ["playground-core-rendering::Light"])]
pub struct Light {
    /// The kind of light.
    pub kind: LightKind,
    /// Colour of the light.
    #[field(default = Color::rgb(1.0, 0.95, 0.86))]
    pub color: Color,
    /// Strength without a unit. Directional: 1 shows a white surface that faces the light as
    /// white. Point and spot: the same at one metre, falling with the square of the distance.
    #[field(min = 0, max = 1_000, step = 0.05, default = 1)]
    pub intensity: f32,
    /// Point and spot: nothing farther is lit, metres.
    #[field(unit = "m", min = 0.01, max = 1_000, step = 0.1, default = 10)]
    #[field(only(kind = ["Point", "Spot"]))]
    pub range_m: f32,
    /// Spot: full strength within this angle from the axis, radians.
    #[field(unit = "rad", min = 0, max = 1.57, step = 0.01, default = 0.35)]
    #[field(only(kind = "Spot"))]
    pub inner_angle_rad: f32,
    /// Spot: no light beyond this angle from the axis, radians, below pi / 2.
    #[field(unit = "rad", min = 0.01, max = 1.57, step = 0.01, default = 0.5)]
    #[field(only(kind = "Spot"))]
    pub outer_angle_rad: f32,
    /// Whether it casts shadows: of directional lights the first, of the others the brightest at the camera,
    /// as many as a picture has room for (`RenderQuality::lamp_shadows`).
    #[field(default = true)]
    pub shadows: bool,
}

/// A light with its position and direction.
#[derive(Clone, Debug, PartialEq)]
pub struct LightInstance {
    /// The light.
    pub light: Light,
    /// World space, metres.
    pub position: Vec3,
    /// Direction of the rays in world space, length 1.
    pub direction: Vec3,
}

impl LightInstance {
    /// A light with the transform `world_from_local`.
    pub fn new(light: Light, world_from_local: &Mat4) -> Self {
        let forward = world_from_local.transform_vector3(Vec3::NEG_Z);
        Self {
            light,
            position: world_from_local.w_axis.truncate(),
            direction: forward.normalize_or(Vec3::NEG_Y),
        }
    }
}
