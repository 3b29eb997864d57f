//! [`Model`]: what a file of meshes holds.

use crate::{
    Blend, Clip, Material, Mesh, ModelEntity, Pixels, Skin, Surface, TextureEncoding,
    TextureFilter, TextureWrap,
};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::serde::{Deserialize, Serialize};

/// What a file of meshes holds: a tree of nodes, some of which show a mesh. Metres, Y up, as everywhere
/// here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct Model {
    /// The nodes, each after its parent.
    pub nodes: Vec<ModelNode>,
    /// The skins that nodes show their meshes with.
    pub skins: Vec<Skin>,
    /// The movements of the nodes.
    pub clips: Vec<Clip>,
    /// The meshes.
    pub meshes: Vec<ModelMesh>,
    /// The surfaces.
    pub materials: Vec<ModelMaterial>,
    /// The pictures on surfaces.
    pub pictures: Vec<ModelPicture>,
    /// What nodes have besides meshes, in the order of the nodes.
    pub entities: Vec<ModelEntity>,
    /// What of the file is not shown yet, in words for the user.
    pub left_out: Vec<String>,
    /// Other files that were read for it, as paths below the assets folder: it is read again when one of
    /// them changes.
    pub files: Vec<String>,
}

/// A node of a model: a place, and what is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelNode {
    /// Its name in the file.
    pub name: String,
    /// The index of the node that it moves with; below its own.
    pub parent: Option<usize>,
    /// Where it is, relative to its parent, in metres.
    pub translation: Vec3,
    /// How it is turned.
    pub rotation: Quat,
    /// How large it is.
    pub scale: Vec3,
    /// From the node to its parent, where that is not made of the three above: sheared, or flat.
    pub matrix: Option<Mat4>,
    /// The index of the mesh that it shows.
    pub mesh: Option<usize>,
    /// The index of the skin that bends the mesh: the mesh is then where the joints are, not the node.
    pub skin: Option<usize>,
    /// How much of each morph target the mesh has at rest.
    pub weights: Vec<f32>,
}

/// A mesh of a model: one part for each material.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelMesh {
    /// Its name in the file.
    pub name: String,
    /// The parts.
    pub parts: Vec<ModelPart>,
}

/// Triangles with one material.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelPart {
    /// The triangles. The id is given when it is loaded.
    pub mesh: Mesh,
    /// The index of the material; `None` for the usual one.
    pub material: Option<usize>,
}

/// A surface of a model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelMaterial {
    /// Colour, roughness and metal.
    pub material: Material,
    /// Its name, maps, and what else there is to it.
    pub surface: Surface,
    /// How it blends.
    pub blend: Blend,
    /// Shows its plain colour: no light, no shadow.
    pub unlit: bool,
}

/// A picture on a surface.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ModelPicture {
    /// Its name in the file.
    pub name: String,
    /// The picture.
    pub pixels: Pixels,
    /// How it looks when magnified.
    pub filter: TextureFilter,
    /// What is beyond its edges.
    pub wrap: [TextureWrap; 2],
    /// What its numbers are.
    pub encoding: TextureEncoding,
}

impl Default for ModelNode {
    fn default() -> Self {
        Self {
            name: String::new(),
            parent: None,
            translation: Vec3::ZERO,
            rotation: Quat::IDENTITY,
            scale: Vec3::ONE,
            matrix: None,
            mesh: None,
            skin: None,
            weights: Vec::new(),
        }
    }
}

impl ModelNode {
    /// From the node to its parent.
    pub fn parent_from_node(&self) -> Mat4 {
        let of_parts =
            || Mat4::from_scale_rotation_translation(self.scale, self.rotation, self.translation);
        self.matrix.unwrap_or_else(of_parts)
    }
}

impl Model {
    /// From each node to the model.
    pub fn model_from_nodes(&self) -> Vec<Mat4> {
        let mut all: Vec<Mat4> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let parent = node.parent.and_then(|parent| all.get(parent));
            let of_parent = parent.copied().unwrap_or(Mat4::IDENTITY);
            all.push(of_parent * node.parent_from_node());
        }
        all
    }
}
