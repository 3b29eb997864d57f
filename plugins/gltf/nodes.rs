//! The tree of nodes.

use crate::file::Source;
use gltf::Node;
use playground_base::glam::{Quat, Vec3};
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
        let (translation, rotation, scale) = node.transform().decomposed();
        let index = nodes.len();
        nodes.push(ModelNode {
            name: node.name().unwrap_or_default().to_owned(),
            parent,
            translation: Vec3::from_array(translation),
            rotation: Quat::from_array(rotation).normalize(),
            scale: Vec3::from_array(scale),
            mesh: node.mesh().map(|mesh| mesh.index()),
        });
        let children: Vec<_> = node.children().collect();
        waiting.extend(children.into_iter().rev().map(|child| (child, Some(index))));
    }
    Ok(nodes)
}
