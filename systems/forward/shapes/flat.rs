//! The plane and the quad.

use super::{cube::face, triangles::add_quad};
use playground_base::glam::Vec3;
use playground_core_drawing::Mesh;

/// 1 m x 1 m on the ground, facing up.
pub fn plane() -> Mesh {
    let mut mesh = Mesh::default();
    add_quad(&mut mesh, face(Vec3::ZERO, Vec3::Y, Vec3::X, Vec3::NEG_Z));
    mesh
}

/// 1 m x 1 m upright, facing +Z.
pub fn quad() -> Mesh {
    let mut mesh = Mesh::default();
    add_quad(&mut mesh, face(Vec3::ZERO, Vec3::Z, Vec3::X, Vec3::Y));
    mesh
}
