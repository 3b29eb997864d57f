//! Meshes of revolution: a profile rotated around the Y axis.

use super::triangles::corner;
use playground_base::glam::{Vec2, Vec3};
use playground_core_drawing::Mesh;
use std::f32::consts::{FRAC_PI_2, TAU};

/// A point of a profile: distance from the axis, height, and the outward normal in that plane.
#[derive(Clone, Copy)]
struct ProfilePoint {
    radius: f32,
    height: f32,
    normal: Vec2,
}

fn point(radius: f32, height: f32, normal: Vec2) -> ProfilePoint {
    ProfilePoint {
        radius,
        height,
        normal,
    }
}

/// Diameter 1 m.
pub fn sphere(segments: usize) -> Mesh {
    revolve(
        &[arc(0.5, 0.0, -FRAC_PI_2, FRAC_PI_2, segments / 2)],
        segments,
    )
}

/// Height 1 m, diameter 1 m, tip up.
pub fn cone(segments: usize) -> Mesh {
    let slope = Vec2::new(1.0, 0.5).normalize();
    let side = vec![point(0.5, -0.5, slope), point(0.0, 0.5, slope)];
    revolve(&[disc(-0.5, Vec2::NEG_Y), side], segments)
}

/// Height 1 m, diameter 1 m.
pub fn cylinder(segments: usize) -> Mesh {
    let side = vec![point(0.5, -0.5, Vec2::X), point(0.5, 0.5, Vec2::X)];
    let (bottom, top) = (disc(-0.5, Vec2::NEG_Y), disc(0.5, Vec2::Y));
    revolve(&[bottom, side, top], segments)
}

/// Height 2 m, diameter 1 m.
pub fn capsule(segments: usize) -> Mesh {
    let mut profile = arc(0.5, -0.5, -FRAC_PI_2, 0.0, segments / 4);
    profile.extend(arc(0.5, 0.5, 0.0, FRAC_PI_2, segments / 4));
    revolve(&[profile], segments)
}

/// Outer diameter 1 m, thickness 0.3 m.
pub fn torus(segments: usize) -> Mesh {
    let steps = segments / 2;
    let profile = (0..=steps).map(|step| {
        let angle = TAU * step as f32 / steps as f32;
        let normal = Vec2::from_angle(angle);
        point(0.35 + 0.15 * normal.x, 0.15 * normal.y, normal)
    });
    revolve(&[profile.collect()], segments)
}

/// An arc of a circle around (0, `height`), from one angle above the horizon to another.
fn arc(radius: f32, height: f32, from: f32, to: f32, steps: usize) -> Vec<ProfilePoint> {
    let steps = steps.max(2);
    let at = |step: usize| {
        let normal = Vec2::from_angle(from + (to - from) * step as f32 / steps as f32);
        point(
            radius * normal.x.max(0.0),
            height + radius * normal.y,
            normal,
        )
    };
    (0..=steps).map(at).collect()
}

/// A closed end at a height.
fn disc(height: f32, normal: Vec2) -> Vec<ProfilePoint> {
    let (axis, rim) = (point(0.0, height, normal), point(0.5, height, normal));
    if normal.y < 0.0 {
        vec![axis, rim]
    } else {
        vec![rim, axis]
    }
}

/// Rotates profiles, each from bottom to top, around the Y axis.
fn revolve(profiles: &[Vec<ProfilePoint>], segments: usize) -> Mesh {
    let mut mesh = Mesh::default();
    for profile in profiles {
        let first = mesh.vertices.len() as u32;
        let rows = profile.len();
        for segment in 0..=segments {
            let turn = segment as f32 / segments as f32;
            let (sin, cos) = (turn * TAU).sin_cos();
            let outward = Vec3::new(sin, 0.0, cos);
            mesh.vertices
                .extend(profile.iter().zip(0..).map(|(at, row)| {
                    let position = outward * at.radius + Vec3::Y * at.height;
                    let normal = (outward * at.normal.x + Vec3::Y * at.normal.y).normalize();
                    let uv = Vec2::new(turn, 1.0 - row as f32 / (rows - 1).max(1) as f32);
                    corner(position, normal, uv)
                }));
        }
        join(&mut mesh, profile, first, segments);
    }
    mesh
}

/// Joins the columns of a rotated profile; triangles without area are left out.
fn join(mesh: &mut Mesh, profile: &[ProfilePoint], first: u32, segments: usize) {
    let rows = profile.len() as u32;
    for segment in 0..segments as u32 {
        for (row, pair) in (0..).zip(profile.windows(2)) {
            let a = first + segment * rows + row;
            let (b, c, d) = (a + rows, a + rows + 1, a + 1);
            if pair[0].radius > 1e-5 {
                mesh.indices.extend([a, b, c]);
            }
            if pair[1].radius > 1e-5 {
                mesh.indices.extend([a, c, d]);
            }
        }
    }
}
