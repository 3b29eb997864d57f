//! The tree of nodes.

use crate::file::Source;
use gltf::Node;
use gltf::scene::Transform;
use playground_base::glam::{Mat4, Quat, Vec3, Vec4};
use playground_core_drawing::ModelNode;
use std::collections::HashMap;

/// The nodes that are shown.
pub struct Nodes {
    /// Each after its parent.
    pub all: Vec<ModelNode>,
    /// From the index in the file to that here.
    shown: HashMap<usize, usize>,
}

impl Nodes {
    /// The index here of a node of the file; `None` where it is not shown.
    pub fn shown(&self, in_file: usize) -> Option<usize> {
        self.shown.get(&in_file).copied()
    }

    /// A node that moves has a place of three parts.
    pub fn take_apart(&mut self, at: usize) {
        let Some(node) = self.all.get_mut(at) else {
            return;
        };
        if let Some(matrix) = node.matrix.take() {
            let (scale, rotation, translation) = matrix.to_scale_rotation_translation();
            let is_number = scale.is_finite() && rotation.is_finite();
            (node.translation, node.scale, node.rotation) = match is_number {
                true => (translation, scale, rotation.normalize()),
                false => (translation, Vec3::ONE, Quat::IDENTITY),
            };
        }
    }
}

/// The nodes of the scene that is shown first.
pub fn nodes(source: &Source) -> Result<Nodes, String> {
    let document = &source.document;
    let scene = document
        .default_scene()
        .or_else(|| document.scenes().next());
    let mut nodes = Vec::new();
    let mut shown = HashMap::new();
    let mut waiting: Vec<(Node<'_>, Option<usize>)> = Vec::new();
    match scene {
        Some(scene) => waiting.extend(scene.nodes().map(|node| (node, None))),
        // A file of meshes alone.
        None => waiting.extend(document.nodes().map(|node| (node, None))),
    }
    waiting.reverse();
    while let Some((node, parent)) = waiting.pop() {
        if shown.insert(node.index(), nodes.len()).is_some() {
            return Err(format!(
                "node {} has two parents, or is its own",
                node.index()
            ));
        }
        let index = nodes.len();
        let placed = placed(&node);
        if !placed.parent_from_node().is_finite() {
            let name = node.name().unwrap_or_default();
            return Err(format!(
                "node {} {name} has a place that is no number",
                node.index()
            ));
        }
        nodes.push(ModelNode {
            name: node.name().unwrap_or_default().to_owned(),
            parent,
            mesh: node.mesh().map(|mesh| mesh.index()),
            skin: node.skin().map(|skin| skin.index()),
            weights: weights(&node)?,
            ..placed
        });
        let children: Vec<_> = node.children().collect();
        waiting.extend(children.into_iter().rev().map(|child| (child, Some(index))));
    }
    Ok(Nodes { all: nodes, shown })
}

/// How much of each morph target the node's mesh has at rest.
fn weights(node: &Node<'_>) -> Result<Vec<f32>, String> {
    let Some(mesh) = node.mesh() else {
        return Ok(Vec::new());
    };
    let targets = mesh.primitives().map(|of| of.morph_targets().len());
    let count = targets.max().unwrap_or_default();
    let of_file = node.weights().or_else(|| mesh.weights());
    let mut weights = of_file.unwrap_or_default().to_vec();
    if weights.iter().any(|weight| !weight.is_finite()) {
        return Err(format!("a weight of node {} is no number", node.index()));
    }
    weights.resize(count, 0.0);
    Ok(weights)
}

/// A node with its place alone.
fn placed(node: &Node<'_>) -> ModelNode {
    match node.transform() {
        Transform::Matrix { matrix } => ModelNode {
            matrix: Some(Mat4::from_cols_array_2d(&matrix)),
            ..ModelNode::default()
        },
        Transform::Decomposed {
            translation,
            rotation,
            scale,
        } => ModelNode {
            translation: Vec3::from_array(translation),
            // One without a length turns nothing.
            rotation: Vec4::from_array(rotation)
                .try_normalize()
                .map_or(Quat::IDENTITY, Quat::from_vec4),
            scale: Vec3::from_array(scale),
            ..ModelNode::default()
        },
    }
}
