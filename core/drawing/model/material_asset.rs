//! [`MaterialAsset`]: a material as a file of the project.

use crate::{Blend, Material, Surface};
use playground_base::glam::Vec4;
use playground_base::{AssetRef, Color, described};

/// How a material shows what is behind it.
#[described]
#[derive(Copy, Eq)]
pub enum MaterialBlend {
    /// Not at all.
    #[default]
    Opaque,
    /// Through holes: where alpha is below the cutoff.
    Cutout,
    /// By its alpha.
    Transparent,
}

/// A material: a file whose name ends in `.material`. Its values are multiplied with those of its maps.
#[described]
pub struct MaterialAsset {
    /// Base colour.
    #[field(default = Color::WHITE)]
    pub color: Color,
    /// Colours, and alpha.
    #[field(asset = "picture")]
    pub color_map: AssetRef,
    /// 0 is a mirror, 1 is chalk.
    #[field(min = 0, max = 1, step = 0.01, default = 0.6)]
    pub roughness: f32,
    /// 0 is plastic, 1 is metal.
    #[field(min = 0, max = 1, step = 0.01, default = 0)]
    pub metallic: f32,
    /// Roughness in the green channel, metal in the blue one.
    #[field(asset = "picture")]
    pub metal_roughness_map: AssetRef,
    /// Directions of the surface.
    #[field(asset = "picture")]
    pub normal_map: AssetRef,
    /// How much the directions lean.
    #[field(min = 0, max = 4, step = 0.01, default = 1)]
    pub normal_scale: f32,
    /// How much of the light from all around arrives, in the red channel.
    #[field(asset = "picture")]
    pub occlusion_map: AssetRef,
    /// How much of the map is used.
    #[field(min = 0, max = 1, step = 0.01, default = 1)]
    pub occlusion_strength: f32,
    /// Light that it gives off.
    #[field(default = Color::rgb(0.0, 0.0, 0.0))]
    pub emission: Color,
    /// How strong that light is.
    #[field(min = 0, max = 100, step = 0.05, default = 1)]
    pub emission_strength: f32,
    /// Light that it gives off, multiplied with the above.
    #[field(asset = "picture")]
    pub emitted_map: AssetRef,
    /// How it shows what is behind it.
    pub blend: MaterialBlend,
    /// Where alpha is lower, there is a hole.
    #[field(min = 0, max = 1, step = 0.01, default = 0.5)]
    #[field(only(blend = "Cutout"))]
    pub cutoff: f32,
    /// Seen from behind as well.
    pub double_sided: bool,
    /// Shows its plain colour: no light, no shadow.
    pub unlit: bool,
    /// What is reflected by what is no metal, seen from the front.
    #[field(min = 0, max = 1, step = 0.01, default = Surface::USUAL_REFLECTANCE)]
    pub reflectance: f32,
    /// A clear coat on top: 0 for none, 1 for a whole one.
    #[field(min = 0, max = 1, step = 0.01, default = 0)]
    pub coat: f32,
    /// Roughness of the coat.
    #[field(min = 0, max = 1, step = 0.01, default = 0.1)]
    pub coat_roughness: f32,
    /// How often the maps are repeated from left to right.
    #[field(min = 0, max = 1_000, step = 0.1, default = 1)]
    pub repeat_u: f32,
    /// How often the maps are repeated from top to bottom.
    #[field(min = 0, max = 1_000, step = 0.1, default = 1)]
    pub repeat_v: f32,
    /// Code in WGSL that changes what the surface is made of.
    #[field(asset = "shader")]
    pub shader: AssetRef,
    /// What the code takes from the material.
    pub parameters: Vec<MaterialParameter>,
}

/// A number, or up to four, for the shader of a material.
#[described]
pub struct MaterialParameter {
    /// Its name in the shader.
    pub name: String,
    /// The numbers; the first ones, if it takes less than four.
    pub value: Vec4,
}

impl MaterialAsset {
    /// The end of the names of files of materials.
    pub const ENDING: &'static str = "material";

    /// Colour, roughness and metal.
    pub fn material(&self) -> Material {
        Material {
            color: self.color,
            roughness: self.roughness,
            metallic: self.metallic,
            emissive: 0.0,
        }
    }

    /// How instances of it are combined with the picture.
    pub const fn drawn_blend(&self) -> Blend {
        match self.blend {
            MaterialBlend::Opaque | MaterialBlend::Cutout => Blend::Opaque,
            MaterialBlend::Transparent => Blend::Alpha,
        }
    }
}
