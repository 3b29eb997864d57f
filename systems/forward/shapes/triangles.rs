//! Building meshes: corners and faces.

use playground_base::glam::{Vec2, Vec3};
use playground_core_drawing::{Mesh, MeshVertex};

/// A vertex.
pub fn corner(position: Vec3, normal: Vec3, uv: Vec2) -> MeshVertex {
    MeshVertex {
        position: position.to_array(),
        normal: normal.to_array(),
        uv: uv.to_array(),
    }
}

/// Adds four corners, counter-clockwise, as two triangles.
pub fn add_quad(mesh: &mut Mesh, corners: [MeshVertex; 4]) {
    let first = mesh.vertices.len() as u32;
    mesh.vertices.extend(corners);
    mesh.indices
        .extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
}

/// Adds a flat triangle that is visible from both sides.
pub fn add_fin(mesh: &mut Mesh, corners: [Vec3; 3]) {
    let [a, b, c] = corners;
    let normal = (b - a).cross(c - a).normalize_or(Vec3::Y);
    for (normal, corners) in [(normal, [a, b, c]), (-normal, [a, c, b])] {
        let first = mesh.vertices.len() as u32;
        mesh.vertices
            .extend(corners.map(|at| corner(at, normal, Vec2::ZERO)));
        mesh.indices.extend([first, first + 1, first + 2]);
    }
}
