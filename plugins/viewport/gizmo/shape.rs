//! [`Shape`]: the outline of a handle.

use super::{GizmoKind, Handle, Placement};
use playground_base::glam::Vec3;
use std::f32::consts::TAU;

/// The start of an axis, in lengths of an axis.
const AXIS_START: f32 = 0.14;
/// The start and end of a plane's square, in lengths of an axis.
const PLANE: (f32, f32) = (0.3, 0.5);
/// The radius of the ring around the view direction, in lengths of an axis.
const OUTER_RING: f32 = 1.2;
/// The number of lines in a ring.
const PIECES: usize = 64;
/// Cosine of the angle between an axis and the view above which the axis is not shown: it looks like
/// a dot and cannot be dragged.
const MAX_AXIS_COSINE: f32 = 0.985;
/// Cosine of the angle between the normal of a plane and the view below which the plane is not shown:
/// it looks like a line and cannot be dragged.
const MIN_PLANE_COSINE: f32 = 0.12;

/// A handle and its outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The handle.
    pub handle: Handle,
    /// Its outline in the world.
    pub outline: Outline,
}

/// The outline of a handle in the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// An axis from its start to its tip.
    Axis(Vec3, Vec3),
    /// A square.
    Plane([Vec3; 4]),
    /// The centre.
    Center(Vec3),
    /// The lines of a ring; true for those on the side of the eye.
    Ring(Vec<(Vec3, Vec3, bool)>),
}

/// The handles of a gizmo.
pub fn shapes(kind: GizmoKind, placement: &Placement) -> Vec<Shape> {
    match kind {
        GizmoKind::Rotate => rings(placement),
        GizmoKind::Move | GizmoKind::Scale => {
            let planes = (0..3).filter_map(|normal| plane(placement, normal));
            let axes = (0..3).filter_map(|axis| straight(placement, axis));
            let center = Shape {
                handle: Handle::View,
                outline: Outline::Center(placement.origin),
            };
            planes.chain(axes).chain([center]).collect()
        }
    }
}

fn straight(placement: &Placement, axis: usize) -> Option<Shape> {
    let unit = *Vec3::AXES.get(axis)?;
    let is_shown = placement.axis(axis).dot(placement.to_eye).abs() < MAX_AXIS_COSINE;
    is_shown.then(|| Shape {
        handle: Handle::Axis(axis),
        outline: Outline::Axis(placement.point(unit * AXIS_START), placement.point(unit)),
    })
}

fn plane(placement: &Placement, normal: usize) -> Option<Shape> {
    let (near, far) = PLANE;
    let a = *Vec3::AXES.get((normal + 1) % 3)?;
    let b = *Vec3::AXES.get((normal + 2) % 3)?;
    let corner = |along_a: f32, along_b: f32| placement.point(a * along_a + b * along_b);
    let is_shown = placement.axis(normal).dot(placement.to_eye).abs() > MIN_PLANE_COSINE;
    is_shown.then(|| Shape {
        handle: Handle::Plane(normal),
        outline: Outline::Plane([
            corner(near, near),
            corner(far, near),
            corner(far, far),
            corner(near, far),
        ]),
    })
}

fn rings(placement: &Placement) -> Vec<Shape> {
    let ring = |handle: Handle, normal: Vec3, radius: f32, is_flat: bool| {
        let a = normal.any_orthonormal_vector();
        let b = normal.cross(a);
        let at = |piece: usize| {
            let (sin, cos) = (piece as f32 / PIECES as f32 * TAU).sin_cos();
            (a * cos + b * sin) * radius * placement.length
        };
        let piece = |n: usize| {
            let (from, to) = (at(n), at(n + 1));
            let is_front = is_flat || (from + to).dot(placement.to_eye) > -0.02 * placement.length;
            (placement.origin + from, placement.origin + to, is_front)
        };
        Shape {
            handle,
            outline: Outline::Ring((0..PIECES).map(piece).collect()),
        }
    };
    let outer = ring(Handle::View, placement.to_eye, OUTER_RING, true);
    let axes = (0..3).map(|axis| ring(Handle::Axis(axis), placement.axis(axis), 1.0, false));
    [outer].into_iter().chain(axes).collect()
}
