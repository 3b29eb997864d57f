//! [`Surface`]: what varies over a surface, and what a [`Material`](crate::Material) cannot say.

use crate::{ShaderId, TextureId};
use playground_base::Color;
use playground_base::glam::{Affine2, Vec2};
use playground_base::serde::{Deserialize, Serialize};

/// The id of a surface.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(crate = "playground_base::serde")]
pub struct SurfaceId(pub u64);

/// A surface as glTF 2.0 describes it: metal and roughness, with maps. Its values are multiplied with the
/// colour, roughness and metal of each instance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Surface {
    /// Its id.
    pub id: SurfaceId,
    /// Its name, for messages.
    pub name: String,
    /// Colour and alpha, multiplied.
    pub color: Option<SurfaceMap>,
    /// Roughness in the green channel, metal in the blue one, multiplied.
    pub metal_roughness: Option<SurfaceMap>,
    /// Directions of the surface, relative to the mesh: X right, Y up in the picture, Z out.
    pub normal: Option<SurfaceMap>,
    /// How much of the light from all around arrives, in the red channel.
    pub occlusion: Option<SurfaceMap>,
    /// Light that the surface gives off, multiplied with `emission`.
    pub emitted: Option<SurfaceMap>,
    /// How much the directions of `normal` lean.
    pub normal_scale: f32,
    /// How much of `occlusion` is used, 0 to 1.
    pub occlusion_strength: f32,
    /// Light that the surface gives off, linear; 1 is as bright as white under a light of strength 1.
    pub emission: [f32; 3],
    /// What is reflected by what is no metal, seen from the front, linear: 0.04 for most things.
    pub reflectance: [f32; 3],
    /// Where alpha is lower, there is nothing; `None` shows all of it.
    pub cutoff: Option<f32>,
    /// Seen from behind as well.
    pub double_sided: bool,
    /// A clear coat on top: 0 for none, 1 for a whole one.
    pub coat: f32,
    /// Roughness of the coat.
    pub coat_roughness: f32,
    /// Code of the project that changes all of the above.
    pub shader: Option<ShaderId>,
    /// What the surface gives to that code, by name. What it does not know is ignored.
    pub parameters: Vec<(String, [f32; 4])>,
}

/// A picture on a surface, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SurfaceMap {
    /// The picture. In a [`Model`](crate::Model) the number is the index of the model's picture.
    pub texture: TextureId,
    /// Which texture coordinates of the mesh it uses: 0 or 1.
    pub uv_set: u8,
    /// From the coordinates of the mesh to those of the picture.
    pub map_from_mesh: Affine2,
}

impl SurfaceMap {
    /// A picture that lies as the mesh says.
    pub const fn new(texture: TextureId) -> Self {
        Self {
            texture,
            uv_set: 0,
            map_from_mesh: Affine2::from_cols(Vec2::X, Vec2::Y, Vec2::ZERO),
        }
    }
}

impl Surface {
    /// Reflectance of glass, plastic, water, skin: an index of refraction of 1.5.
    pub const USUAL_REFLECTANCE: f32 = 0.04;

    /// All maps: colour, metal and roughness, normal, occlusion, emitted light.
    pub const fn maps(&self) -> [&Option<SurfaceMap>; 5] {
        [
            &self.color,
            &self.metal_roughness,
            &self.normal,
            &self.occlusion,
            &self.emitted,
        ]
    }

    /// All maps, to be changed.
    pub const fn maps_mut(&mut self) -> [&mut Option<SurfaceMap>; 5] {
        [
            &mut self.color,
            &mut self.metal_roughness,
            &mut self.normal,
            &mut self.occlusion,
            &mut self.emitted,
        ]
    }

    /// Whether it says nothing that a [`Material`](crate::Material) does not say: then it need not be drawn
    /// as a surface, which costs more.
    pub fn is_plain(&self) -> bool {
        let plain = Self {
            id: self.id,
            name: self.name.clone(),
            ..Self::default()
        };
        *self == plain
    }

    /// The light that it gives off, as a colour.
    pub const fn with_emission(mut self, color: Color, strength: f32) -> Self {
        self.emission = [color.r * strength, color.g * strength, color.b * strength];
        self
    }
}

impl Default for Surface {
    fn default() -> Self {
        Self {
            id: SurfaceId::default(),
            name: String::new(),
            color: None,
            metal_roughness: None,
            normal: None,
            occlusion: None,
            emitted: None,
            normal_scale: 1.0,
            occlusion_strength: 1.0,
            emission: [0.0; 3],
            reflectance: [Self::USUAL_REFLECTANCE; 3],
            cutoff: None,
            double_sided: false,
            coat: 0.0,
            coat_roughness: 0.0,
            shader: None,
            parameters: Vec::new(),
        }
    }
}
