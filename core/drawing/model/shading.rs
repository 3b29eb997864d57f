//! [`Shading`]: what a picture shows of surfaces.

use playground_base::described;

/// What a picture shows of surfaces: light, or one of the numbers that light is computed from. The others
/// are for finding mistakes.
#[described]
#[derive(Copy, Eq, Hash)]
pub enum Shading {
    /// Light, as a game shows it.
    #[default]
    Lit,
    /// The edges of triangles. Only where the device draws them, see `Gpu::draws_edges`; elsewhere colours.
    Wireframe,
    /// Base colours.
    Color,
    /// Directions: red to the right (+X), green up (+Y), blue to the front (+Z).
    Normals,
    /// Roughness: black is a mirror, white is chalk.
    Roughness,
    /// Metal: black is plastic, white is metal.
    Metallic,
    /// Texture coordinates: u is red, v is green, in squares of a tenth.
    Coordinates,
    /// How far away it is: white at the eye, half as bright each ten metres.
    Depth,
    /// How many lights reach a point: from blue for none to red for sixteen and more.
    Lights,
    /// How often a pixel is drawn: the brighter, the more often.
    Overdraw,
    /// Which smaller copy of the colour map is shown: from blue for the picture itself to red for its fourth
    /// copy and smaller ones. Grey without a map.
    MipLevels,
}

impl Shading {
    /// All, in the order of menus.
    pub const ALL: [Self; 11] = [
        Self::Lit,
        Self::Wireframe,
        Self::Color,
        Self::Normals,
        Self::Roughness,
        Self::Metallic,
        Self::Coordinates,
        Self::Depth,
        Self::Lights,
        Self::Overdraw,
        Self::MipLevels,
    ];
}
