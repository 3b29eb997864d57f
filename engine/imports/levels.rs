//! [`add_levels`]: makes meshes with less triangles, for where they are small in the picture.

use playground_base::MixMap;
use playground_base::glam::Vec3;
use playground_base::rayon::prelude::*;
use playground_core_drawing::{Mesh, MeshLevel, MeshVertex, Model};

/// How far corners are moved at most, as shares of the radius of the mesh.
const ERRORS: [f32; 3] = [0.006, 0.02, 0.06];
/// A mesh with less triangles gets no levels.
const LEAST_TRIANGLES: usize = 200;
/// A level has at most this share of the triangles of the one before.
const MOST_SHARE: f32 = 0.6;
/// Corners with other texture coordinates stay apart: in squares of this side.
const UV_STEP: f32 = 1.0 / 16.0;

/// The place of a corner: a cube of the grid, the main direction of its normal, its texture coordinates; as
/// words, which are quickly hashed.
type Cell = (u64, u64, u64);

/// Adds levels to all meshes of a model that do not bend.
pub fn add_levels(model: &mut Model) {
    let parts = model.meshes.iter_mut().flat_map(|mesh| &mut mesh.parts);
    let meshes = parts.map(|part| &mut part.mesh);
    let mut meshes: Vec<&mut Mesh> = meshes.filter(|mesh| mesh.coarser.is_empty()).collect();
    meshes.par_iter_mut().for_each(|mesh| {
        if !mesh.bends() {
            mesh.coarser = levels(mesh);
        }
    });
}

/// The levels of a mesh, finer ones first.
fn levels(mesh: &Mesh) -> Vec<MeshLevel> {
    let mut levels = Vec::new();
    if mesh.indices.len() < 3 * LEAST_TRIANGLES {
        return levels;
    }
    let places = mesh.vertices.iter().map(|of| Vec3::from_array(of.position));
    let radius = places.map(|place| place.length()).fold(0.0, f32::max);
    if !radius.is_finite() || radius <= 0.0 {
        return levels;
    }
    let mut most = mesh.indices.len() as f32 * MOST_SHARE;
    for share in ERRORS {
        let error_m = radius * share;
        let indices = clustered(mesh, error_m);
        if indices.is_empty() {
            break;
        }
        if (indices.len() as f32) <= most {
            most = indices.len() as f32 * MOST_SHARE;
            levels.push(MeshLevel { indices, error_m });
        }
    }
    levels
}

/// The triangles of a mesh whose corners are moved onto one corner for each cube of a grid (vertex
/// clustering, Rossignac and Borrel 1993), which moves none further than `error_m`. Those without area are
/// left out.
fn clustered(mesh: &Mesh, error_m: f32) -> Vec<u32> {
    // The diagonal of a cube is as long as the error.
    let side = error_m / 3.0_f32.sqrt();
    let mut kept: MixMap<Cell, u32> = MixMap::default();
    let mut moved = Vec::with_capacity(mesh.vertices.len());
    for (index, vertex) in (0_u32..).zip(&mesh.vertices) {
        moved.push(*kept.entry(cell_of(vertex, side)).or_insert(index));
    }
    let corner = |index: u32| moved.get(index as usize).copied().unwrap_or(index);
    let (triangles, _): (&[[u32; 3]], _) = mesh.indices.as_chunks();
    let triangles = triangles.iter().map(|of| of.map(corner));
    let has_area = |[a, b, c]: &[u32; 3]| a != b && b != c && c != a;
    triangles.filter(has_area).flatten().collect()
}

fn cell_of(vertex: &MeshVertex, side: f32) -> Cell {
    let whole = |at: f32| (at.floor() as i32) as u32;
    let pair = |one: u32, other: u32| u64::from(one) << 32 | u64::from(other);
    let [x, y, z] = vertex.position.map(|at| whole(at / side));
    let [u, v] = vertex.uv.map(|at| whole(at / UV_STEP));
    let direction = u32::from(main_direction(vertex.normal));
    (pair(x, y), pair(z, direction), pair(u, v))
}

/// The axis along which a normal is longest, and to which side.
fn main_direction(normal: [f32; 3]) -> u8 {
    let mut longest = (0, 0.0_f32);
    for (axis, along) in (0_u8..).zip(normal) {
        if along.abs() > longest.1.abs() {
            longest = (axis, along);
        }
    }
    longest.0 * 2 + u8::from(longest.1 < 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_drawing::{MeshJoints, ModelMesh, ModelPart};

    /// A wavy sheet of squares.
    fn sheet(side: u32) -> Mesh {
        let mut mesh = Mesh::default();
        for y in 0..=side {
            for x in 0..=side {
                let [u, v] = [x, y].map(|at| at as f32 / side as f32);
                mesh.vertices.push(MeshVertex {
                    position: [u - 0.5, (u * 9.0).sin() * 0.05, v - 0.5],
                    normal: [0.0, 1.0, 0.0],
                    uv: [u, v],
                });
            }
        }
        for y in 0..side {
            for x in 0..side {
                let first = y * (side + 1) + x;
                let below = first + side + 1;
                let square = [first, below, first + 1, first + 1, below, below + 1];
                mesh.indices.extend(square);
            }
        }
        mesh
    }

    fn model(mesh: Mesh) -> Model {
        Model {
            meshes: vec![ModelMesh {
                parts: vec![ModelPart {
                    mesh,
                    material: None,
                }],
                ..ModelMesh::default()
            }],
            ..Model::default()
        }
    }

    fn with_levels(mesh: Mesh) -> Mesh {
        let mut model = model(mesh);
        add_levels(&mut model);
        model.meshes.remove(0).parts.remove(0).mesh
    }

    #[test]
    fn each_level_has_less_triangles_and_moves_corners_no_further_than_it_says() {
        let mesh = with_levels(sheet(300));
        assert!(mesh.coarser.len() >= 2, "{} levels", mesh.coarser.len());
        let mut before = mesh.indices.len();
        let place = |index: u32| Vec3::from_array(mesh.vertices[index as usize].position);
        for level in &mesh.coarser {
            assert!(level.indices.len() * 10 <= before * 6);
            assert_eq!(level.indices.len() % 3, 0);
            before = level.indices.len();
            let used: Vec<Vec3> = level.indices.iter().map(|index| place(*index)).collect();
            // Each corner of the mesh has one of the level near it.
            for vertex in mesh.vertices.iter().step_by(97) {
                let at = Vec3::from_array(vertex.position);
                let nearest = used
                    .iter()
                    .map(|of| of.distance(at))
                    .fold(f32::MAX, f32::min);
                assert!(
                    nearest <= level.error_m * 1.001,
                    "{nearest} of {}",
                    level.error_m
                );
            }
            // It faces the same way.
            let (triangles, _): (&[[u32; 3]], _) = level.indices.as_chunks();
            let up = triangles.iter().filter(|of| {
                let [a, b, c] = of.map(place);
                (b - a).cross(c - a).y > 0.0
            });
            assert!(up.count() * 100 >= triangles.len() * 95);
        }
    }

    #[test]
    fn small_meshes_and_those_that_bend_have_no_levels() {
        assert!(with_levels(sheet(5)).coarser.is_empty());
        let mut bends = sheet(60);
        bends.joints = vec![MeshJoints::default(); bends.vertices.len()];
        assert!(with_levels(bends).coarser.is_empty());
        let mut odd = sheet(60);
        odd.vertices[7].position = [f32::NAN; 3];
        let _either = with_levels(odd);
        let mut flat = sheet(60);
        for vertex in &mut flat.vertices {
            vertex.position = [0.0; 3];
        }
        assert!(with_levels(flat).coarser.is_empty());
    }
}
