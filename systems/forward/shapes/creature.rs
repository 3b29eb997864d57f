//! The fish and the bird: low in triangles, because they come in flocks.

use super::triangles::{add_fin, corner};
use playground_base::glam::{Vec2, Vec3};
use playground_core_drawing::Mesh;
use std::f32::consts::TAU;

/// A cross-section of a body: z along the body, half width, half height, height of its middle.
type Ring = (f32, f32, f32, f32);

/// 1 m long, swimming along -Z.
pub fn fish() -> Mesh {
    let rings = [
        (-0.36, 0.075, 0.10, 0.0),
        (-0.14, 0.115, 0.17, 0.01),
        (0.10, 0.085, 0.13, 0.01),
        (0.30, 0.028, 0.05, 0.0),
    ];
    let mut mesh = body(&rings, -0.5, 0.36, 8);
    let tail = Vec3::new(0.0, 0.0, 0.26);
    let notch = Vec3::new(0.0, 0.0, 0.40);
    add_fin(&mut mesh, [tail, notch, Vec3::new(0.0, 0.20, 0.52)]);
    add_fin(&mut mesh, [tail, Vec3::new(0.0, -0.18, 0.50), notch]);
    let back = [(0.14, -0.20), (0.14, 0.12), (0.30, 0.10)];
    add_fin(&mut mesh, back.map(|(y, z)| Vec3::new(0.0, y, z)));
    for side in [-1.0, 1.0] {
        let fin = [
            (0.09, -0.05, -0.16),
            (0.08, -0.05, -0.04),
            (0.26, -0.12, 0.06),
        ];
        add_fin(&mut mesh, fin.map(|(x, y, z)| Vec3::new(side * x, y, z)));
    }
    mesh
}

/// The same with few triangles, for large distances.
pub fn small_fish() -> Mesh {
    let mut mesh = body(&[(-0.12, 0.11, 0.17, 0.0)], -0.5, 0.34, 4);
    let tail = [(0.0, 0.24), (0.19, 0.51), (-0.17, 0.49)];
    add_fin(&mut mesh, tail.map(|(y, z)| Vec3::new(0.0, y, z)));
    mesh
}

/// 1 m long, flying along -Z.
pub fn bird() -> Mesh {
    let rings = [
        (-0.36, 0.045, 0.045, 0.02),
        (-0.22, 0.075, 0.075, 0.01),
        (0.05, 0.085, 0.08, 0.0),
        (0.28, 0.035, 0.035, 0.01),
    ];
    let mut mesh = body(&rings, -0.5, 0.40, 8);
    for side in [-1.0, 1.0] {
        let at = |x: f32, y, z| Vec3::new(side * x, y, z);
        let shoulder = at(0.05, 0.04, -0.20);
        let hip = at(0.05, 0.03, 0.12);
        let (elbow, trailing) = (at(0.42, 0.13, -0.20), at(0.38, 0.11, 0.04));
        add_fin(&mut mesh, [shoulder, hip, trailing]);
        add_fin(&mut mesh, [shoulder, trailing, elbow]);
        add_fin(&mut mesh, [elbow, trailing, at(0.86, 0.09, 0.06)]);
        add_fin(
            &mut mesh,
            [
                at(0.0, 0.02, 0.26),
                at(0.15, 0.02, 0.54),
                at(0.0, 0.02, 0.48),
            ],
        );
    }
    mesh
}

/// The same with few triangles, for large distances.
pub fn small_bird() -> Mesh {
    let mut mesh = body(&[(-0.05, 0.085, 0.08, 0.0)], -0.5, 0.5, 4);
    for side in [-1.0, 1.0] {
        let wing = [(0.04, 0.03, -0.22), (0.04, 0.03, 0.10), (0.84, 0.11, 0.0)];
        add_fin(&mut mesh, wing.map(|(x, y, z)| Vec3::new(side * x, y, z)));
    }
    mesh
}

/// A smooth body from a nose over rings to a tail.
fn body(rings: &[Ring], nose: f32, tail: f32, sides: usize) -> Mesh {
    let mut mesh = Mesh::default();
    let middle = rings.first().map_or(0.0, |ring| ring.3);
    let tip = |z: f32, normal| corner(Vec3::new(0.0, middle, z), normal, Vec2::ZERO);
    mesh.vertices.push(tip(nose, Vec3::NEG_Z));
    for ring in rings {
        mesh.vertices.extend((0..sides).map(|side| {
            let (sin, cos) = (TAU * side as f32 / sides as f32).sin_cos();
            let (z, width, height, y) = *ring;
            let position = Vec3::new(sin * width, y + cos * height, z);
            let normal = Vec3::new(sin / width, cos / height, 0.0).normalize();
            corner(position, (normal + lean(rings, z)).normalize(), Vec2::ZERO)
        }));
    }
    mesh.vertices.push(tip(tail, Vec3::Z));
    join(&mut mesh, rings.len() as u32, sides as u32);
    mesh
}

/// How much normals lean along the body: forward before its middle, backward behind it.
fn lean(rings: &[Ring], z: f32) -> Vec3 {
    let thickest = rings
        .iter()
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or(0.0, |ring| ring.0);
    Vec3::new(0.0, 0.0, (z - thickest).clamp(-0.35, 0.35))
}

fn join(mesh: &mut Mesh, rings: u32, sides: u32) {
    let at = |ring: u32, side: u32| 1 + ring * sides + side % sides;
    let tail = 1 + rings * sides;
    for side in 0..sides {
        mesh.indices.extend([0, at(0, side), at(0, side + 1)]);
        for ring in 0..rings.saturating_sub(1) {
            let (a, b) = (at(ring, side), at(ring, side + 1));
            let (c, d) = (at(ring + 1, side + 1), at(ring + 1, side));
            mesh.indices.extend([a, c, b, a, d, c]);
        }
        let last = rings.saturating_sub(1);
        mesh.indices
            .extend([at(last, side), tail, at(last, side + 1)]);
    }
}
