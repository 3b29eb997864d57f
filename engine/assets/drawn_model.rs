//! [`DrawnModel`]: a model as it is drawn.

use super::Importers;
use super::decode::locate;
use super::loader::Decoded;
use playground_base::glam::Mat4;
use playground_base::{stable_id, tracing};
use playground_core_assets::Imported;
use playground_core_drawing::{
    Blend, Material, Mesh, MeshId, Model, ModelMaterial, Surface, SurfaceId, Texture, TextureId,
};
use std::path::Path;

/// The largest file of a model.
const MOST_BYTES: u64 = 1 << 30;

/// A model as it is drawn: what is to be uploaded, and what is to be drawn of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnModel {
    /// Its meshes.
    pub meshes: Vec<Mesh>,
    /// Its pictures.
    pub textures: Vec<Texture>,
    /// Its surfaces, but for those that a material describes.
    pub surfaces: Vec<Surface>,
    /// What is drawn.
    pub parts: Vec<DrawnPart>,
}

/// A mesh of a model at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPart {
    /// From the mesh to the model.
    pub model_from_mesh: Mat4,
    /// The mesh.
    pub mesh: MeshId,
    /// Its colour, roughness and metal.
    pub material: Material,
    /// Its maps, and more.
    pub surface: Option<SurfaceId>,
    /// How it blends.
    pub blend: Blend,
    /// Shows its plain colour.
    pub unlit: bool,
}

/// Reads the model at `path` below `folder`. `key` tells its meshes and pictures from those of others.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode_model(
    folder: &Path,
    (key, path): (u64, &str),
    importers: Option<&Importers>,
) -> Result<Decoded<DrawnModel>, String> {
    let file = locate(folder, path)?;
    let size = file.metadata().map_or(0, |of| of.len());
    if size > MOST_BYTES {
        return Err(format!("it has {size} bytes, more than 1 GiB: split it"));
    }
    let bytes = std::fs::read(&file).map_err(|error| format!("it cannot be read: {error}"))?;
    let imported = importers.and_then(|importers| importers.import(&file, path, &bytes));
    let none = || "no module imports files of this kind: save it as glTF (.glb)".to_owned();
    match imported.ok_or_else(none)?? {
        Imported::Model(model) => Ok(Decoded {
            files: model.files.clone(),
            content: DrawnModel::of(model, key, path),
        }),
        Imported::Picture(_) => Err("it is a picture, and no model".to_owned()),
    }
}

impl DrawnModel {
    /// Gives the meshes and pictures of a model their ids, and puts all of it into one list.
    pub fn of(model: Model, key: u64, path: &str) -> Self {
        if !model.left_out.is_empty() {
            let left_out = model.left_out.join(", ");
            tracing::info!("{path} is shown without {left_out}");
        }
        let mut drawn = Self::default();
        let places = model.model_from_nodes();
        let mut places_of: Vec<Vec<Mat4>> = vec![Vec::new(); model.meshes.len()];
        for (node, place) in model.nodes.iter().zip(&places) {
            if let Some(places) = node.mesh.and_then(|mesh| places_of.get_mut(mesh)) {
                places.push(*place);
            }
        }
        for (at, mesh) in model.meshes.iter().enumerate() {
            for (number, part) in mesh.parts.iter().enumerate() {
                let material = part.material.filter(|at| *at < model.materials.len());
                let mut part_of = drawn_part(&model.materials, material, key);
                part_of.mesh = mesh_id(key, at, number);
                let places = places_of.get(at).into_iter().flatten();
                drawn.parts.extend(places.map(|place| DrawnPart {
                    model_from_mesh: *place,
                    ..part_of.clone()
                }));
            }
        }
        for (at, mesh) in model.meshes.into_iter().enumerate() {
            for (number, part) in mesh.parts.into_iter().enumerate() {
                drawn.meshes.push(Mesh {
                    id: mesh_id(key, at, number),
                    name: format!("{} of {path}", mesh.name),
                    ..part.mesh
                });
            }
        }
        let surfaces = model.materials.into_iter().enumerate();
        let surfaces = surfaces.filter(|(_, material)| !material.surface.is_plain());
        let surfaces = surfaces.map(|(at, material)| surface(material.surface, (key, at), path));
        drawn.surfaces = surfaces.collect();
        for (at, picture) in model.pictures.into_iter().enumerate() {
            if !picture.pixels.rgba.is_empty() {
                drawn.textures.push(Texture {
                    id: texture_id(key, at),
                    name: format!("{} of {path}", picture.name),
                    pixels: picture.pixels,
                    filter: picture.filter,
                    wrap: picture.wrap,
                    encoding: picture.encoding,
                });
            }
        }
        drawn
    }
}

fn drawn_part(materials: &[ModelMaterial], at: Option<usize>, key: u64) -> DrawnPart {
    let usual = ModelMaterial::default();
    let material = at.and_then(|at| materials.get(at)).unwrap_or(&usual);
    let is_plain = material.surface.is_plain();
    DrawnPart {
        model_from_mesh: Mat4::IDENTITY,
        mesh: MeshId::default(),
        material: material.material.clone(),
        surface: at.filter(|_| !is_plain).map(|at| surface_id(key, at)),
        blend: material.blend,
        unlit: material.unlit,
    }
}

/// A surface of a model, with its id and those of its pictures.
fn surface(of: Surface, (key, at): (u64, usize), path: &str) -> Surface {
    let mut surface = Surface {
        id: surface_id(key, at),
        name: format!("{} of {path}", of.name),
        ..of
    };
    for map in surface.maps_mut().into_iter().flatten() {
        map.texture = texture_id(key, map.texture.0 as usize);
    }
    surface
}

fn surface_id(key: u64, material: usize) -> SurfaceId {
    SurfaceId(stable_id(&format!("{key:x}/surface/{material}")))
}

fn mesh_id(key: u64, mesh: usize, part: usize) -> MeshId {
    let id = stable_id(&format!("{key:x}/mesh/{mesh}/{part}"));
    MeshId(id.max(Mesh::FIRST_FREE_ID))
}

fn texture_id(key: u64, picture: usize) -> TextureId {
    TextureId(stable_id(&format!("{key:x}/picture/{picture}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::glam::Vec3;
    use playground_core_drawing::{ModelMesh, ModelNode, ModelPart};

    #[test]
    fn mesh_that_two_nodes_show_is_drawn_twice_and_uploaded_once() {
        let node = |parent, x: f32, mesh| ModelNode {
            parent,
            translation: Vec3::new(x, 0.0, 0.0),
            mesh,
            ..ModelNode::default()
        };
        let model = Model {
            nodes: vec![
                node(None, 1.0, None),
                node(Some(0), 2.0, Some(0)),
                node(Some(1), 4.0, Some(0)),
            ],
            meshes: vec![ModelMesh {
                name: "wheel".to_owned(),
                parts: vec![ModelPart::default(), ModelPart::default()],
            }],
            ..Model::default()
        };
        let drawn = DrawnModel::of(model, 7, "car.glb");
        assert_eq!(drawn.meshes.len(), 2);
        assert_ne!(drawn.meshes[0].id, drawn.meshes[1].id);
        let places = drawn.parts.iter().map(|part| part.model_from_mesh.w_axis.x);
        assert_eq!(places.collect::<Vec<_>>(), [3.0, 7.0, 3.0, 7.0]);
    }
}
