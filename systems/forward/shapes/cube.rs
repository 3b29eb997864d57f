//! The cube.

use super::triangles::{add_quad, corner};
use playground_base::glam::{Vec2, Vec3};
use playground_core_drawing::Mesh;

/// Edges of 1 m, every face with its own corners.
pub fn cube() -> Mesh {
    let mut mesh = Mesh::default();
    for axis in [Vec3::X, Vec3::Y, Vec3::Z] {
        for normal in [axis, -axis] {
            let right = if normal.y == 0.0 {
                Vec3::Y.cross(normal)
            } else {
                Vec3::X
            };
            let up = normal.cross(right);
            add_quad(&mut mesh, face(normal * 0.5, normal, right, up));
        }
    }
    mesh
}

/// A square of 1 m around `center` with this normal.
pub fn face(
    center: Vec3,
    normal: Vec3,
    right: Vec3,
    up: Vec3,
) -> [playground_core_drawing::MeshVertex; 4] {
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(x, y)| {
        let uv = Vec2::new(x + 0.5, 0.5 - y);
        corner(center + right * x + up * y, normal, uv)
    })
}
