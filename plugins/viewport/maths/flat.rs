//! Distances on the screen.

use playground_graphics::egui::Pos2;

/// The distance between a point and the segment from `a` to `b`, in points.
pub fn distance_to_segment(point: Pos2, a: Pos2, b: Pos2) -> f32 {
    let along = b - a;
    let length_squared = along.length_sq();
    let share = if length_squared > f32::EPSILON {
        ((point - a).dot(along) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    point.distance(a + along * share)
}

/// True when a point lies in a convex polygon, whose corners may be in either order.
pub fn is_inside(point: Pos2, corners: &[Pos2]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let sides = corners.iter().zip(next).map(|(a, b)| {
        let (edge, to) = (*b - *a, point - *a);
        edge.x * to.y - edge.y * to.x
    });
    let (mut left, mut right) = (false, false);
    for side in sides {
        left |= side > 0.0;
        right |= side < 0.0;
    }
    corners.len() > 2 && !(left && right)
}
