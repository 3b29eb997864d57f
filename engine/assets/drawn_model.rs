//! [`DrawnModel`]: a model as it is drawn.

use super::loader::Decoded;
use super::reach::Reach;
use playground_base::{Handle, stable_id, tracing};
use playground_core_animation::{LocalPose, Pose};
use playground_core_assets::{ImportSettings, Imported};
use playground_core_drawing::{
    Blend, Material, Mesh, MeshId, Model, ModelEntity, ModelMaterial, Rig, Surface, SurfaceId,
    Texture, TextureId,
};
use std::ops::Range;

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
    /// What of it moves.
    pub rig: Rig,
    /// Where its nodes are at rest.
    pub rest: Pose,
    /// What nodes have besides meshes.
    pub entities: Vec<ModelEntity>,
}

/// A mesh of a model at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnPart {
    /// The index of the node that it is shown at.
    pub node: usize,
    /// The index of the skin that bends it.
    pub skin: Option<usize>,
    /// Where in a pose the weights of its morph targets are.
    pub weights: Range<usize>,
    /// Whether joints or morph targets change its shape.
    pub bends: bool,
    /// How far it reaches.
    pub reach: Handle<Reach>,
    /// The mesh.
    pub mesh: MeshId,
    /// The name of its material in the file: what replaces it is chosen by that.
    pub slot: String,
    /// Its colour, roughness and metal.
    pub material: Material,
    /// Its maps, and more.
    pub surface: Option<SurfaceId>,
    /// How it blends.
    pub blend: Blend,
    /// Shows its plain colour.
    pub unlit: bool,
}

/// What is drawn of what was imported of the model at this path. `key` tells its meshes and pictures from those
/// of others.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn decode_model(
    imported: Imported,
    (key, path): (u64, &str),
    _settings: &ImportSettings,
) -> Result<Decoded<DrawnModel>, String> {
    let Imported::Model(model) = imported else {
        return Err("it is no model".to_owned());
    };
    Ok(Decoded {
        files: model.files.clone(),
        content: DrawnModel::of(model, key, path),
    })
}

impl DrawnModel {
    /// Gives the meshes and pictures of a model their ids, and puts all of it into one list.
    pub fn of(model: Model, key: u64, path: &str) -> Self {
        if !model.left_out.is_empty() {
            let left_out = model.left_out.join(", ");
            tracing::info!("{path} is shown without {left_out}");
        }
        let mut drawn = Self {
            rest: rest(&model),
            entities: model.entities,
            ..Self::default()
        };
        let mut places: Vec<Vec<Place>> = vec![Vec::new(); model.meshes.len()];
        let mut first_weight = 0;
        for (at, node) in model.nodes.iter().enumerate() {
            let weights = first_weight..first_weight + node.weights.len();
            first_weight = weights.end;
            if let Some(places) = node.mesh.and_then(|mesh| places.get_mut(mesh)) {
                places.push((at, node.skin, weights));
            }
        }
        for ((at, mesh), places) in model.meshes.iter().enumerate().zip(&places) {
            for (number, part) in mesh.parts.iter().enumerate() {
                let material = part.material.filter(|at| *at < model.materials.len());
                let mut part_of = drawn_part(&model.materials, material, key);
                part_of.mesh = mesh_id(key, at, number);
                part_of.bends = part.mesh.bends();
                if part_of.bends {
                    part_of.reach = Handle::new(Reach::of(&part.mesh));
                }
                drawn.parts.extend(places.iter().map(|place| {
                    let (node, skin, weights) = place.clone();
                    let skin = skin.filter(|_| !part.mesh.joints.is_empty());
                    // A mesh has its own number of targets.
                    let targets = part.mesh.morphs.len().min(weights.len());
                    DrawnPart {
                        node,
                        skin,
                        weights: weights.start..weights.start + targets,
                        ..part_of.clone()
                    }
                }));
            }
        }
        drawn.rig = Rig {
            nodes: model.nodes,
            skins: model.skins,
            clips: model.clips,
        };
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

/// A node that shows a mesh, its skin, and its weights in a pose.
type Place = (usize, Option<usize>, Range<usize>);

fn rest(model: &Model) -> Pose {
    let weights = model.nodes.iter().flat_map(|node| &node.weights).copied();
    Pose {
        model_from_nodes: model.model_from_nodes(),
        current: LocalPose {
            weights: weights.collect(),
            ..LocalPose::default()
        },
        ..Pose::default()
    }
}

fn drawn_part(materials: &[ModelMaterial], at: Option<usize>, key: u64) -> DrawnPart {
    let usual = ModelMaterial::default();
    let material = at.and_then(|at| materials.get(at)).unwrap_or(&usual);
    let is_plain = material.surface.is_plain();
    DrawnPart {
        node: 0,
        skin: None,
        weights: 0..0,
        bends: false,
        reach: Handle::default(),
        mesh: MeshId::default(),
        slot: material.surface.name.clone(),
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
        let nodes = &drawn.rest.model_from_nodes;
        let places = drawn.parts.iter().map(|part| nodes[part.node].w_axis.x);
        assert_eq!(places.collect::<Vec<_>>(), [3.0, 7.0, 3.0, 7.0]);
    }
}
