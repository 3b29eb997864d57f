//! The tree of nodes.

use crate::file::Source;
use gltf::Node;
use gltf::scene::Transform;
use playground_base::glam::{Mat4, Quat, Vec3, Vec4};
use playground_core_drawing::ModelNode;
use std::collections::HashSet;

/// The nodes of the scene that is shown first, each after its parent.
pub fn nodes(source: &Source) -> Result<Vec<ModelNode>, String> {
    let document = &source.document;
    let scene = document
        .default_scene()
        .or_else(|| document.scenes().next());
    let mut nodes = Vec::new();
    let mut seen = HashSet::new();
    let mut waiting: Vec<(Node<'_>, Option<usize>)> = Vec::new();
    match scene {
        Some(scene) => waiting.extend(scene.nodes().map(|node| (node, None))),
        // A file of meshes alone.
        None => waiting.extend(document.nodes().map(|node| (node, None))),
    }
    waiting.reverse();
    while let Some((node, parent)) = waiting.pop() {
        if !seen.insert(node.index()) {
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
            ..placed
        });
        let children: Vec<_> = node.children().collect();
        waiting.extend(children.into_iter().rev().map(|child| (child, Some(index))));
    }
    Ok(nodes)
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
