//! [`shapes`]: what the handles look like.

use super::{GizmoKind, Handle, Placement};
use playground_base::glam::Vec3;
use std::f32::consts::TAU;

/// Where an axis starts and a plane's square lies, in lengths of an axis.
const AXIS_START: f32 = 0.14;
const PLANE: (f32, f32) = (0.3, 0.5);
/// Radius of the ring around the direction of sight, in lengths of an axis.
const OUTER_RING: f32 = 1.2;
/// Pieces of a ring.
const PIECES: usize = 64;
/// An axis that points at the eye is a dot, and a plane seen from its edge is a line: neither can
/// be dragged, so neither is shown.
const DOT: f32 = 0.985;
const EDGE: f32 = 0.12;

/// One handle.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Which.
    pub handle: Handle,
    /// Where, in the world.
    pub outline: Outline,
}

/// Where a handle is, in the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// An axis from its start to its tip.
    Axis(Vec3, Vec3),
    /// A square.
    Plane([Vec3; 4]),
    /// The middle.
    Center(Vec3),
    /// A ring: pieces, each with whether it is on the side of the eye.
    Ring(Vec<(Vec3, Vec3, bool)>),
}

/// The handles of a gizmo.
pub fn shapes(kind: GizmoKind, place: &Placement) -> Vec<Shape> {
    match kind {
        GizmoKind::Rotate => rings(place),
        GizmoKind::Move | GizmoKind::Scale => {
            let planes = (0..3).filter_map(|normal| plane(place, normal));
            let axes = (0..3).filter_map(|axis| straight(place, axis));
            let center = Shape {
                handle: Handle::View,
                outline: Outline::Center(place.origin),
            };
            planes.chain(axes).chain([center]).collect()
        }
    }
}

fn straight(place: &Placement, axis: usize) -> Option<Shape> {
    let unit = *Vec3::AXES.get(axis)?;
    let seen = place.axis(axis).dot(place.to_eye).abs() < DOT;
    seen.then(|| Shape {
        handle: Handle::Axis(axis),
        outline: Outline::Axis(place.point(unit * AXIS_START), place.point(unit)),
    })
}

fn plane(place: &Placement, normal: usize) -> Option<Shape> {
    let (near, far) = PLANE;
    let a = *Vec3::AXES.get((normal + 1) % 3)?;
    let b = *Vec3::AXES.get((normal + 2) % 3)?;
    let corner = |along_a: f32, along_b: f32| place.point(a * along_a + b * along_b);
    let seen = place.axis(normal).dot(place.to_eye).abs() > EDGE;
    seen.then(|| Shape {
        handle: Handle::Plane(normal),
        outline: Outline::Plane([
            corner(near, near),
            corner(far, near),
            corner(far, far),
            corner(near, far),
        ]),
    })
}

fn rings(place: &Placement) -> Vec<Shape> {
    let ring = |handle: Handle, normal: Vec3, radius: f32, all: bool| {
        let a = normal.any_orthonormal_vector();
        let b = normal.cross(a);
        let at = |piece: usize| {
            let (sin, cos) = (piece as f32 / PIECES as f32 * TAU).sin_cos();
            (a * cos + b * sin) * radius * place.length
        };
        let piece = |n: usize| {
            let (from, to) = (at(n), at(n + 1));
            let front = all || (from + to).dot(place.to_eye) > -0.02 * place.length;
            (place.origin + from, place.origin + to, front)
        };
        Shape {
            handle,
            outline: Outline::Ring((0..PIECES).map(piece).collect()),
        }
    };
    let outer = ring(Handle::View, place.to_eye, OUTER_RING, true);
    let axes = (0..3).map(|axis| ring(Handle::Axis(axis), place.axis(axis), 1.0, false));
    [outer].into_iter().chain(axes).collect()
}
