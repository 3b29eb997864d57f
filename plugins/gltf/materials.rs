//! Materials.

use crate::file::Source;
use gltf::material::AlphaMode;
use playground_base::Color;
use playground_core_drawing::{Blend, Material, ModelMaterial};

/// All materials but for the usual one.
pub fn materials(source: &Source) -> Vec<ModelMaterial> {
    source
        .document
        .materials()
        .map(|of| material_of(&of))
        .collect()
}

fn material_of(material: &gltf::Material<'_>) -> ModelMaterial {
    let of = material.pbr_metallic_roughness();
    let [r, g, b, a] = of.base_color_factor();
    let emitted = material.emissive_factor().into_iter().fold(0.0, f32::max);
    let strength = material.emissive_strength().unwrap_or(1.0);
    ModelMaterial {
        name: material.name().unwrap_or_default().to_owned(),
        surface: Material {
            color: Color { r, g, b, a },
            roughness: of.roughness_factor(),
            metallic: of.metallic_factor(),
            // A multiple of the colour here; a colour of its own in the file.
            emissive: emitted * strength,
        },
        picture: of
            .base_color_texture()
            .map(|of| of.texture().source().index()),
        blend: blend_of(material),
        unlit: material.unlit(),
    }
}

/// How a surface blends. One with holes is drawn as one that is see-through there: its rims are smooth, but
/// parts of it are not sorted.
pub fn blend_of(material: &gltf::Material<'_>) -> Blend {
    match material.alpha_mode() {
        AlphaMode::Blend | AlphaMode::Mask => Blend::Alpha,
        AlphaMode::Opaque => Blend::Opaque,
    }
}
