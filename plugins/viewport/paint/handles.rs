//! [`paint_gizmos`]: the gizmos of plugins.

use super::label::paint_label;
use super::strokes::{Strokes, linear};
use crate::component_gizmo::ShownGizmo;
use crate::maths::View;
use playground_base::glam::Vec3;
use playground_core_ui::{ViewportFrame, theme};
use playground_graphics::egui::{Align2, Color32, Painter, Rgba};

/// Half the edge of a handle, in points.
const HANDLE_POINTS: f32 = 4.5;
/// Half the edge of the handle under the mouse or being dragged, in points.
const ACTIVE_POINTS: f32 = 6.0;

/// Adds lines and handles to the overlays, and paints texts. `active` is the handle under the mouse or
/// being dragged, as the indexes of its gizmo and of the handle.
pub fn paint_gizmos(
    shown: &[ShownGizmo],
    active: Option<(usize, usize)>,
    view: &View,
    painter: &Painter,
    frame: &mut ViewportFrame,
) {
    for (gizmo_index, ShownGizmo { gizmo, .. }) in shown.iter().enumerate() {
        frame.overlay_lines.extend_from_slice(&gizmo.lines.vertices);
        for (index, handle) in gizmo.handles.iter().enumerate() {
            let is_active = active == Some((gizmo_index, index));
            let triangles = &mut frame.overlay_triangles;
            let mut strokes = Strokes { view, triangles };
            let color = handle.color.to_array();
            paint_handle(&mut strokes, handle.position, color, is_active);
        }
        for label in &gizmo.labels {
            // Labels are kept inside the picture: one outside would be moved to its edge.
            let at = view.to_screen(label.position);
            let Some(at) = at.filter(|at| view.rect.contains(*at)) else {
                continue;
            };
            let color = label.color.to_array();
            let color = Color32::from(Rgba::from_rgb(color[0], color[1], color[2]));
            paint_label(painter, at, Align2::CENTER_CENTER, &label.text, color);
        }
    }
}

/// A square that faces the eye, with a dark border for contrast.
fn paint_handle(strokes: &mut Strokes<'_>, position: Vec3, color: [f32; 4], is_active: bool) {
    let (points, color) = if is_active {
        (ACTIVE_POINTS, linear(theme::WARNING, 1.0))
    } else {
        (HANDLE_POINTS, color)
    };
    let edge = strokes.view.metres_per_point(position);
    for (points, color) in [
        (points + 1.5, linear(theme::BACKGROUND, 0.9)),
        (points, color),
    ] {
        let right = strokes.view.right * edge * points;
        let up = strokes.view.up * edge * points;
        let corners = [-right - up, right - up, right + up, up - right];
        strokes.quad(corners.map(|corner| position + corner), color);
    }
}
