//! [`nearest_handle`]: the handle under the mouse.

use super::ShownGizmo;
use crate::maths::View;
use playground_graphics::egui::Pos2;

/// The distance from the mouse within which a handle is hit, in points.
const HANDLE_POINTS: f32 = 9.0;

/// The handle nearest to a point of the screen, as the indexes of its gizmo and of the handle; `None`
/// when all are too far away.
pub fn nearest_handle(shown: &[ShownGizmo], view: &View, point: Pos2) -> Option<(usize, usize)> {
    let handles = shown.iter().enumerate().flat_map(|(gizmo, shown)| {
        let handles = shown.gizmo.handles.iter().enumerate();
        handles.map(move |(handle, at)| ((gizmo, handle), at.position))
    });
    let hits = handles.filter_map(|(index, position)| {
        let distance = view.to_screen(position)?.distance(point);
        (distance < HANDLE_POINTS).then_some((index, distance))
    });
    hits.min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(index, _)| index)
}
