//! [`Maps`]: the pictures that materials use, and how.

use gltf::texture::{Info, MagFilter, Texture, WrappingMode};
use playground_base::glam::{Affine2, Mat2, Vec2};
use playground_base::serde_json::Value as Json;
use playground_core_drawing::{SurfaceMap, TextureEncoding, TextureFilter, TextureId, TextureWrap};

/// The pictures that materials use: one for each way in which an image of the file is used.
#[derive(Default)]
pub struct Maps {
    /// Each is used once or more often.
    pub used: Vec<MapUse>,
}

/// How an image is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapUse {
    /// The index of the image in the file.
    pub image: usize,
    /// How it looks when magnified.
    pub filter: TextureFilter,
    /// What is beyond its edges.
    pub wrap: [TextureWrap; 2],
    /// What its numbers are.
    pub encoding: TextureEncoding,
}

impl Maps {
    /// A map that the crate knows the place of.
    pub fn info(&mut self, info: &Info<'_>, encoding: TextureEncoding) -> SurfaceMap {
        let transform = info.texture_transform();
        let set = transform.as_ref().and_then(|of| of.tex_coord());
        SurfaceMap {
            texture: self.index_of(&info.texture(), encoding),
            uv_set: set_of(set.unwrap_or_else(|| info.tex_coord())),
            map_from_mesh: transform.map_or(Affine2::IDENTITY, |of| {
                placed(of.offset(), of.rotation(), of.scale())
            }),
        }
    }

    /// A map with its KHR_texture_transform as text: the crate does not know it of every map.
    pub fn map(
        &mut self,
        (texture, encoding): (&Texture<'_>, TextureEncoding),
        set: u32,
        transform: Option<&Json>,
    ) -> SurfaceMap {
        let of = |name: &str| transform.and_then(|of| of.get(name));
        let number = |json: &Json| json.as_f64().map(|number| number as f32);
        let pair = |name: &str, usual: f32| {
            let at = |index: usize| of(name)?.get(index).and_then(number);
            [0, 1].map(|index| at(index).unwrap_or(usual))
        };
        let turned = of("rotation").and_then(number).unwrap_or_default();
        let set_of_transform = of("texCoord").and_then(Json::as_u64);
        SurfaceMap {
            texture: self.index_of(texture, encoding),
            uv_set: set_of(set_of_transform.map_or(set, |set| set.min(9) as u32)),
            map_from_mesh: placed(pair("offset", 0.0), turned, pair("scale", 1.0)),
        }
    }

    fn index_of(&mut self, texture: &Texture<'_>, encoding: TextureEncoding) -> TextureId {
        let sampler = texture.sampler();
        let wrap = |mode: WrappingMode| match mode {
            WrappingMode::Repeat => TextureWrap::Repeat,
            WrappingMode::MirroredRepeat => TextureWrap::Mirror,
            WrappingMode::ClampToEdge => TextureWrap::Clamp,
        };
        let used = MapUse {
            image: texture.source().index(),
            filter: match sampler.mag_filter() {
                Some(MagFilter::Nearest) => TextureFilter::Nearest,
                Some(MagFilter::Linear) | None => TextureFilter::Linear,
            },
            wrap: [wrap(sampler.wrap_s()), wrap(sampler.wrap_t())],
            encoding,
        };
        let known = self.used.iter().position(|of| *of == used);
        let index = known.unwrap_or_else(|| {
            self.used.push(used);
            self.used.len() - 1
        });
        TextureId(index as u64)
    }
}

/// Meshes have two sets of texture coordinates here; those beyond are taken for the second.
fn set_of(set: u32) -> u8 {
    set.min(1) as u8
}

/// KHR_texture_transform: scale, then turn, then move.
fn placed(offset: [f32; 2], turned: f32, scale: [f32; 2]) -> Affine2 {
    let (sin, cos) = turned.sin_cos();
    let turned = Mat2::from_cols(Vec2::new(cos, -sin), Vec2::new(sin, cos));
    let matrix = turned * Mat2::from_diagonal(Vec2::from_array(scale));
    Affine2::from_mat2_translation(matrix, Vec2::from_array(offset))
}
