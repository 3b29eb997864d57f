//! The built-in meshes, as data.

mod creature;
mod cube;
mod flat;
mod revolution;
mod triangles;

use super::mesh_upload::Level;
use playground_core_drawing::{Mesh, MeshKind};

/// From this radius in the picture, in pixels, a mesh is drawn in its finest level.
const FINE_PX: f32 = 90.0;
/// From this radius, in pixels, it is drawn in its middle level.
const MIDDLE_PX: f32 = 24.0;
/// From this radius, in pixels, it is drawn in its coarse level.
const COARSE_PX: f32 = 9.0;

/// The levels of a built-in mesh, finest first.
pub fn levels(kind: MeshKind) -> Vec<Level> {
    let curved = |make: fn(usize) -> Mesh, fine, middle, coarse, tiny| {
        vec![
            (make(fine), FINE_PX),
            (make(middle), MIDDLE_PX),
            (make(coarse), COARSE_PX),
            (make(tiny), 0.0),
        ]
    };
    let levels = match kind {
        MeshKind::Cube => vec![(cube::cube(), 0.0)],
        MeshKind::Plane => vec![(flat::plane(), 0.0)],
        MeshKind::Quad => vec![(flat::quad(), 0.0)],
        MeshKind::Sphere => curved(revolution::sphere, 48, 28, 16, 8),
        MeshKind::Cone => curved(revolution::cone, 64, 32, 18, 9),
        MeshKind::Cylinder => curved(revolution::cylinder, 64, 32, 18, 9),
        MeshKind::Capsule => curved(revolution::capsule, 48, 28, 16, 8),
        MeshKind::Torus => curved(revolution::torus, 64, 32, 20, 10),
        MeshKind::Fish => vec![(creature::fish(), 9.0), (creature::small_fish(), 0.0)],
        MeshKind::Bird => vec![(creature::bird(), 9.0), (creature::small_bird(), 0.0)],
    };
    let level = |(mesh, min_radius_px)| Level {
        mesh: Mesh {
            id: kind.id(),
            name: format!("{kind:?}"),
            ..mesh
        },
        min_radius_px,
    };
    levels.into_iter().map(level).collect()
}
