//! [`paint_gizmo`].

use super::strokes::{Strokes, linear};
use crate::gizmo::{Change, Drag, GizmoKind, Handle, Outline, Placement, Shape};
use crate::maths::View;
use playground_base::egui::Color32;
use playground_base::glam::Vec3;
use playground_core_rendering::LineVertex;
use playground_core_ui::theme;

const LINE_POINTS: f32 = 3.0;
const RING_POINTS: f32 = 2.5;
/// Length and radius of a tip, in lengths of an axis.
const TIP: (f32, f32) = (0.2, 0.062);

/// How the gizmo is shown.
pub struct GizmoLook<'a> {
    /// What it does.
    pub kind: GizmoKind,
    /// Where it stands.
    pub place: &'a Placement,
    /// Under the mouse, or dragged.
    pub active: Option<Handle>,
    /// The drag that is going on.
    pub drag: Option<&'a Drag>,
}

/// Draws the handles: far ones first, since overlays hide nothing by themselves.
pub fn paint_gizmo(
    look: &GizmoLook<'_>,
    shapes: &[Shape],
    view: &View,
    triangles: &mut Vec<LineVertex>,
) {
    let mut strokes = Strokes { view, triangles };
    if let Some(drag) = look.drag {
        paint_angle(&mut strokes, drag);
    }
    let mut order: Vec<&Shape> = shapes.iter().collect();
    order.sort_by(|a, b| depth(b, view).total_cmp(&depth(a, view)));
    for shape in order {
        paint_shape(&mut strokes, look, shape);
    }
}

fn depth(shape: &Shape, view: &View) -> f32 {
    match &shape.outline {
        Outline::Axis(_, tip) => view.depth(*tip),
        Outline::Plane(corners) => view.depth(corners[2]),
        // Rings are around the middle: among each other they keep their order.
        Outline::Center(center) => view.depth(*center),
        Outline::Ring(_) => f32::MAX,
    }
}

fn paint_shape(strokes: &mut Strokes<'_>, look: &GizmoLook<'_>, shape: &Shape) {
    let is_active = look.active == Some(shape.handle);
    let color = if is_active {
        theme::WARNING
    } else {
        color_of(look.kind, shape.handle)
    };
    // While one handle is dragged the others step back.
    let strength = if look.drag.is_some() && !is_active {
        0.25
    } else {
        1.0
    };
    let solid = linear(color, strength);
    match &shape.outline {
        Outline::Axis(from, to) => paint_axis(strokes, look, (*from, *to), solid),
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
            let edge = look.place.length * if is_active { 0.085 } else { 0.065 };
            let (right, up) = (strokes.view.right * edge, strokes.view.up * edge);
            let face = [-right - up, right - up, right + up, up - right];
            strokes.quad(face.map(|corner| *center + corner), solid);
        }
        Outline::Ring(pieces) => {
            let width = RING_POINTS + if is_active { 1.0 } else { 0.0 };
            for (a, b, front) in pieces {
                let color = linear(color, strength * if *front { 1.0 } else { 0.16 });
                strokes.line(*a, *b, width, color);
            }
        }
    }
}

fn paint_axis(
    strokes: &mut Strokes<'_>,
    look: &GizmoLook<'_>,
    (from, to): (Vec3, Vec3),
    color: [f32; 4],
) {
    let length = look.place.length;
    let (tip_length, tip_radius) = (TIP.0 * length, TIP.1 * length);
    let along = (to - from).normalize_or_zero();
    strokes.line(from, to - along * tip_length * 0.5, LINE_POINTS, color);
    if look.kind == GizmoKind::Scale {
        let axes = [0, 1, 2].map(|axis| look.place.axis(axis) * tip_radius);
        strokes.cube(to, axes, color);
    } else {
        strokes.cone(to - along * tip_length, to, tip_radius, color);
    }
}

/// How far a rotation has gone, as a piece of a disc.
fn paint_angle(strokes: &mut Strokes<'_>, drag: &Drag) {
    let Some(Change::Rotate(axis, angle)) = drag.change else {
        return;
    };
    let from = (drag.grabbed() - drag.place.origin).reject_from(axis);
    let from = from.normalize_or_zero() * drag.place.length;
    let color = color_of(drag.kind, drag.handle);
    strokes.pie(drag.place.origin, axis, from, angle, linear(color, 0.25));
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
