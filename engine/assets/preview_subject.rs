//! [`PreviewSubject`]: what has to be drawn for a preview.

use super::decode::{data_texture, locate};
use super::drawn_material::drawn_with_key;
use super::{DrawnMaterial, DrawnModel};
use crate::imports::{ImportAs, ImportRequest, Imports};
use playground_base::glam::Vec3;
use playground_base::{AssetRef, stable_id};
use playground_core_assets::{ImportSettings, Imported};
use playground_core_drawing::{MaterialAsset, Model, Texture, TextureEncoding, TextureId};
use std::path::Path;

/// The longer side of pictures on the preview of a material, in pixels.
const MAP_PX: u32 = 256;

/// What has to be drawn for a preview: the thread of previews has no device.
pub enum PreviewSubject {
    /// A model at rest; the middle of what it shows, and how far that reaches from there, metres.
    Model(Box<DrawnModel>, (Vec3, f32)),
    /// A material, and its maps.
    Material(Box<DrawnMaterial>, Vec<Texture>),
}

impl PreviewSubject {
    /// What is drawn of a model or a material at this path; `None` where that is nothing.
    pub fn of(
        imported: Imported,
        (folder, path): (&Path, &str),
        imports: &Imports,
    ) -> Option<Self> {
        // Other ids than those of the same asset in the scene.
        let key = stable_id(&format!("preview of {path}"));
        match imported {
            Imported::Model(model) => {
                let bounds = bounds(&model)?;
                let drawn = DrawnModel::of(model, key, path);
                Some(Self::Model(Box::new(drawn), bounds))
            }
            Imported::Material(asset) => {
                let (material, textures) = material(&asset, (key, path), folder, imports);
                Some(Self::Material(Box::new(material), textures))
            }
            _ => None,
        }
    }
}

/// The middle of what a model shows at rest, and how far that reaches from there.
fn bounds(model: &Model) -> Option<(Vec3, f32)> {
    let places = model.model_from_nodes();
    let shown = model.nodes.iter().zip(&places);
    let corners = shown.flat_map(|(node, place)| {
        let mesh = node.mesh.and_then(|mesh| model.meshes.get(mesh));
        // A mesh with a skin is where its joints are.
        let skin = node.skin.and_then(|at| model.skins.get(at));
        let joint = skin.and_then(|of| Some((of.joints.first()?, of.joint_from_mesh.first()?)));
        let of_joint = joint.and_then(|(at, from_mesh)| Some(*places.get(*at)? * *from_mesh));
        let place = of_joint.unwrap_or(*place);
        let parts = mesh.into_iter().flat_map(|mesh| &mesh.parts);
        let vertices = parts.flat_map(|part| &part.mesh.vertices);
        vertices.map(move |vertex| place.transform_point3(Vec3::from_array(vertex.position)))
    });
    let (mut low, mut high) = (Vec3::INFINITY, Vec3::NEG_INFINITY);
    for corner in corners.filter(|corner| corner.is_finite()) {
        (low, high) = (low.min(corner), high.max(corner));
    }
    let radius_m = low.distance(high) * 0.5;
    let is_something = radius_m.is_finite() && radius_m > 0.0;
    is_something.then(|| ((low + high) * 0.5, radius_m))
}

/// A material with its maps, which are imported here, smaller. A map that cannot be read is left out.
fn material(
    asset: &MaterialAsset,
    (key, path): (u64, &str),
    folder: &Path,
    imports: &Imports,
) -> (DrawnMaterial, Vec<Texture>) {
    let mut drawn = drawn_with_key(asset, key, path);
    let mut textures = Vec::new();
    let maps: [(&AssetRef, bool); 5] = [
        (&asset.color_map, false),
        (&asset.metal_roughness_map, true),
        (&asset.normal_map, true),
        (&asset.occlusion_map, true),
        (&asset.emitted_map, false),
    ];
    for ((reference, is_data), map) in maps.into_iter().zip(drawn.surface.maps_mut()) {
        let Some(of) = map else { continue };
        let id = stable_id(&format!("{key:x} {reference}"));
        let id = match is_data {
            true => data_texture(id),
            false => TextureId(id),
        };
        match small_map(reference, (folder, imports)) {
            Some(texture) => {
                of.texture = id;
                textures.push(Texture {
                    id,
                    encoding: match is_data {
                        true => TextureEncoding::Data,
                        false => TextureEncoding::Color,
                    },
                    ..texture
                });
            }
            None => *map = None,
        }
    }
    // Its code may not be on the device.
    drawn.surface.shader = None;
    (drawn, textures)
}

fn small_map(reference: &AssetRef, (folder, imports): (&Path, &Imports)) -> Option<Texture> {
    let file = locate(folder, &reference.path).ok()?;
    let request = ImportRequest {
        file: &file,
        path: &reference.path,
        import_as: ImportAs::SmallPicture(MAP_PX),
        settings: &ImportSettings::default(),
    };
    match imports.import(&request, || true).ok()? {
        Imported::Picture(pixels) => Some(Texture {
            name: format!("preview of {reference}"),
            pixels,
            ..Texture::default()
        }),
        _ => None,
    }
}
