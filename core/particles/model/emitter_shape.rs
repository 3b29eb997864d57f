//! [`EmitterShape`]: where particles are born.

use playground_base::{described, glam::Vec3};

/// The kind of an [`EmitterShape`].
#[described]
#[derive(Copy, Eq)]
pub enum ShapeKind {
    /// One point; particles fly along +Y.
    Point,
    /// Within a sphere; particles fly away from its middle.
    Sphere,
    /// Within a box; particles fly along +Y.
    Box,
    /// From a disc, ever more to the side: along +Y in its middle, at the angle of the cone at its
    /// edge.
    #[default]
    Cone,
    /// Within a disc that lies flat; particles fly along +Y.
    Disc,
}

/// Where particles are born, and which way they fly, in the space of the emitter.
#[described]
#[derive(Copy)]
pub struct EmitterShape {
    /// The kind of shape.
    pub kind: ShapeKind,
    /// The radius; a cone's is that of its narrow end.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.02, default = 0.2)]
    #[field(only(kind = ["Sphere", "Cone", "Disc"]))]
    pub radius_m: f32,
    /// The size along each axis.
    #[field(unit = "m", step = 0.05, default = Vec3::ONE)]
    #[field(only(kind = "Box"))]
    pub size_m: Vec3,
    /// How far its side leans from +Y.
    #[field(unit = "rad", min = 0, max = 1.57, step = 0.01, default = 0.25)]
    #[field(only(kind = "Cone"))]
    pub angle_rad: f32,
    /// Particles are born on its surface, or at its edge, instead of anywhere within.
    #[field(only(kind = ["Sphere", "Box", "Cone", "Disc"]))]
    pub shell: bool,
}
