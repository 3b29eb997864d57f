//! Materials.

use crate::file::Source;
use crate::maps::Maps;
use gltf::material::AlphaMode;
use playground_base::Color;
use playground_core_drawing::TextureEncoding::{self, Data};
use playground_core_drawing::{Blend, Material, ModelMaterial, Surface};

/// All materials but for the usual one. `maps` gets the pictures that they use.
pub fn materials(source: &Source, maps: &mut Maps) -> Vec<ModelMaterial> {
    let materials = source.document.materials();
    materials.map(|of| material_of(&of, maps)).collect()
}

fn material_of(material: &gltf::Material<'_>, maps: &mut Maps) -> ModelMaterial {
    let of = material.pbr_metallic_roughness();
    let [r, g, b, a] = of.base_color_factor();
    ModelMaterial {
        material: Material {
            color: Color { r, g, b, a },
            roughness: of.roughness_factor(),
            metallic: of.metallic_factor(),
            emissive: 0.0,
        },
        surface: surface_of(material, maps),
        blend: match material.alpha_mode() {
            AlphaMode::Blend => Blend::Alpha,
            AlphaMode::Mask | AlphaMode::Opaque => Blend::Opaque,
        },
        unlit: material.unlit(),
    }
}

fn surface_of(material: &gltf::Material<'_>, maps: &mut Maps) -> Surface {
    let of = material.pbr_metallic_roughness();
    let strength = material.emissive_strength().unwrap_or(1.0);
    let normal = material.normal_texture();
    let occlusion = material.occlusion_texture();
    let coat = Coat::of(material);
    Surface {
        name: material.name().unwrap_or_default().to_owned(),
        normal_scale: normal.as_ref().map_or(1.0, |of| of.scale()),
        occlusion_strength: occlusion.as_ref().map_or(1.0, |of| of.strength()),
        color: of
            .base_color_texture()
            .map(|info| maps.info(&info, TextureEncoding::Color)),
        metal_roughness: of
            .metallic_roughness_texture()
            .map(|info| maps.info(&info, Data)),
        normal: normal.map(|of| {
            let transform = of.extension_value("KHR_texture_transform");
            maps.map((&of.texture(), Data), of.tex_coord(), transform)
        }),
        occlusion: occlusion.map(|of| {
            let transform = of.extension_value("KHR_texture_transform");
            maps.map((&of.texture(), Data), of.tex_coord(), transform)
        }),
        emitted: material
            .emissive_texture()
            .map(|info| maps.info(&info, TextureEncoding::Color)),
        emission: material.emissive_factor().map(|channel| channel * strength),
        reflectance: reflectance(material),
        cutoff: match material.alpha_mode() {
            AlphaMode::Mask => Some(material.alpha_cutoff().unwrap_or(0.5)),
            AlphaMode::Blend | AlphaMode::Opaque => None,
        },
        double_sided: material.double_sided(),
        coat: coat.factor,
        coat_roughness: coat.roughness,
        ..Surface::default()
    }
}

/// What is no metal reflects by its index of refraction (KHR_materials_ior), and by what
/// KHR_materials_specular says of it.
fn reflectance(material: &gltf::Material<'_>) -> [f32; 3] {
    // 0 is allowed, and stands for an index without end.
    let of_index = |ior: f32| match ior {
        0.0 => 1.0,
        ior => ((ior - 1.0) / (ior + 1.0)).powi(2),
    };
    let usual = material.ior().map_or(Surface::USUAL_REFLECTANCE, of_index);
    let Some(specular) = material.specular() else {
        return [usual; 3];
    };
    let color = specular.specular_color_factor();
    color.map(|channel| (usual * channel).min(1.0) * specular.specular_factor())
}

/// KHR_materials_clearcoat, without its maps.
#[derive(Default)]
struct Coat {
    factor: f32,
    roughness: f32,
}

impl Coat {
    fn of(material: &gltf::Material<'_>) -> Self {
        let Some(coat) = material.extension_value("KHR_materials_clearcoat") else {
            return Self::default();
        };
        let number = |name: &str| coat.get(name)?.as_f64();
        let share = |name: &str| number(name).unwrap_or(0.0).clamp(0.0, 1.0) as f32;
        Self {
            factor: share("clearcoatFactor"),
            roughness: share("clearcoatRoughnessFactor"),
        }
    }
}

/// Extensions of materials that are not shown, as the file names them.
pub fn not_shown(source: &Source) -> impl Iterator<Item = String> {
    const SHOWN: [&str; 5] = [
        "KHR_materials_emissive_strength",
        "KHR_materials_ior",
        "KHR_materials_specular",
        "KHR_materials_unlit",
        "KHR_materials_clearcoat",
    ];
    let used = source.document.extensions_used();
    let of_materials = used.filter(|name| name.starts_with("KHR_materials_"));
    let unknown = of_materials.filter(|name| !SHOWN.contains(name));
    let unknown: Vec<String> = unknown.map(str::to_owned).collect();
    unknown.into_iter()
}
