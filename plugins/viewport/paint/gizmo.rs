//! [`paint_gizmo`]: the gizmo as overlay triangles.

use super::strokes::{Strokes, linear};
use crate::gizmo::{Change, Drag, GizmoKind, Handle, Outline, Placement, Shape};
use crate::maths::View;
use playground_base::glam::Vec3;
use playground_core_drawing::LineVertex;
use playground_core_ui::theme;
use playground_graphics::egui::Color32;

/// The width of an axis, in points.
const LINE_POINTS: f32 = 3.0;
/// The width of a ring, in points.
const RING_POINTS: f32 = 2.5;
/// The length and the radius of a tip, in lengths of an axis.
const TIP: (f32, f32) = (0.2, 0.062);

/// The gizmo in this frame.
pub struct DrawnGizmo<'a> {
    /// Its kind.
    pub kind: GizmoKind,
    /// Its placement.
    pub placement: &'a Placement,
    /// The handle under the mouse or being dragged.
    pub active: Option<Handle>,
    /// The current drag.
    pub drag: Option<&'a Drag>,
}

/// Adds the handles, the farthest first: overlays are drawn in order, without depth.
pub fn paint_gizmo(
    gizmo: &DrawnGizmo<'_>,
    shapes: &[Shape],
    view: &View,
    triangles: &mut Vec<LineVertex>,
) {
    let mut strokes = Strokes { view, triangles };
    if let Some(drag) = gizmo.drag {
        paint_angle(&mut strokes, drag);
    }
    let mut order: Vec<&Shape> = shapes.iter().collect();
    order.sort_by(|a, b| depth(b, view).total_cmp(&depth(a, view)));
    for shape in order {
        paint_shape(&mut strokes, gizmo, shape);
    }
}

fn depth(shape: &Shape, view: &View) -> f32 {
    match &shape.outline {
        Outline::Axis(_, tip) => view.depth(*tip),
        Outline::Plane(corners) => view.depth(corners[2]),
        // All rings are around the centre: they keep their order.
        Outline::Center(center) => view.depth(*center),
        Outline::Ring(_) => f32::MAX,
    }
}

fn paint_shape(strokes: &mut Strokes<'_>, gizmo: &DrawnGizmo<'_>, shape: &Shape) {
    let is_active = gizmo.active == Some(shape.handle);
    let color = if is_active {
        theme::WARNING
    } else {
        color_of(gizmo.kind, shape.handle)
    };
    // While a handle is dragged, the others are pale.
    let strength = if gizmo.drag.is_some() && !is_active {
        0.25
    } else {
        1.0
    };
    let solid = linear(color, strength);
    match &shape.outline {
        Outline::Axis(from, to) => paint_axis(strokes, gizmo, (*from, *to), solid),
        Outline::Plane(corners) => {
            strokes.quad(
                *corners,
                linear(color, strength * if is_active { 0.55 } else { 0.3 }),
            );
            for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                strokes.line(*a, *b, 1.5, solid);
            }
        }
        Outline::Center(center) => {
            let edge = gizmo.placement.length * if is_active { 0.085 } else { 0.065 };
            let (right, up) = (strokes.view.right * edge, strokes.view.up * edge);
            let corners = [-right - up, right - up, right + up, up - right];
            strokes.quad(corners.map(|corner| *center + corner), solid);
        }
        Outline::Ring(pieces) => {
            let width = RING_POINTS + if is_active { 1.0 } else { 0.0 };
            for (a, b, is_front) in pieces {
                let color = linear(color, strength * if *is_front { 1.0 } else { 0.16 });
                strokes.line(*a, *b, width, color);
            }
        }
    }
}

fn paint_axis(
    strokes: &mut Strokes<'_>,
    gizmo: &DrawnGizmo<'_>,
    (from, to): (Vec3, Vec3),
    color: [f32; 4],
) {
    let length = gizmo.placement.length;
    let (tip_length, tip_radius) = (TIP.0 * length, TIP.1 * length);
    let along = (to - from).normalize_or_zero();
    strokes.line(from, to - along * tip_length * 0.5, LINE_POINTS, color);
    if gizmo.kind == GizmoKind::Scale {
        let axes = [0, 1, 2].map(|axis| gizmo.placement.axis(axis) * tip_radius);
        strokes.cube(to, axes, color);
    } else {
        strokes.cone(to - along * tip_length, to, tip_radius, color);
    }
}

/// Paints the angle of a rotation as a sector of a disc.
fn paint_angle(strokes: &mut Strokes<'_>, drag: &Drag) {
    let Some(Change::Rotate(axis, angle)) = drag.change else {
        return;
    };
    let from = (drag.start_on_ring() - drag.placement.origin).reject_from(axis);
    let from = from.normalize_or_zero() * drag.placement.length;
    let color = color_of(drag.kind, drag.handle);
    strokes.sector(
        drag.placement.origin,
        axis,
        from,
        angle,
        linear(color, 0.25),
    );
}

const fn color_of(kind: GizmoKind, handle: Handle) -> Color32 {
    match (handle, kind) {
        (Handle::Axis(0) | Handle::Plane(0), _) => theme::AXIS_X,
        (Handle::Axis(1) | Handle::Plane(1), _) => theme::AXIS_Y,
        (Handle::Axis(_) | Handle::Plane(_), _) => theme::AXIS_Z,
        (Handle::View, GizmoKind::Rotate) => theme::TEXT_WEAK,
        (Handle::View, _) => theme::TEXT_STRONG,
    }
}
