//! [`handle_at`]: the handle under the mouse.

use super::{Handle, Outline, Shape};
use crate::maths::{View, distance_to_segment, is_inside};
use playground_base::glam::Vec3;
use playground_graphics::egui::Pos2;

/// The distance from the mouse within which a line is hit, in points.
const LINE_POINTS: f32 = 7.0;
/// The distance from the mouse within which the centre is hit, in points.
const CENTER_POINTS: f32 = 9.0;

/// The handle at a point of the screen. The centre is preferred to lines and lines to planes, because
/// they are smaller.
pub fn handle_at(shapes: &[Shape], view: &View, point: Pos2) -> Option<Handle> {
    let hit = |shape: &Shape| {
        let distance = distance(&shape.outline, view, point)?;
        Some((rank(&shape.outline), distance, shape.handle))
    };
    let hits = shapes.iter().filter_map(hit);
    hits.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map(|(_, _, handle)| handle)
}

/// The order among outlines that are hit, the preferred first.
const fn rank(outline: &Outline) -> u8 {
    match outline {
        Outline::Center(_) => 0,
        Outline::Axis(..) | Outline::Ring(_) => 1,
        Outline::Plane(_) => 2,
    }
}

/// The distance between the mouse and the outline, in points; `None` when it is not hit.
fn distance(outline: &Outline, view: &View, point: Pos2) -> Option<f32> {
    let to_line = |a: Vec3, b: Vec3| {
        let distance = distance_to_segment(point, view.to_screen(a)?, view.to_screen(b)?);
        (distance < LINE_POINTS).then_some(distance)
    };
    match outline {
        Outline::Axis(from, to) => to_line(*from, *to),
        Outline::Center(center) => {
            let distance = point.distance(view.to_screen(*center)?);
            (distance < CENTER_POINTS).then_some(distance)
        }
        Outline::Plane(corners) => {
            let corners: Option<Vec<Pos2>> = corners.iter().map(|c| view.to_screen(*c)).collect();
            is_inside(point, &corners?).then_some(0.0)
        }
        Outline::Ring(pieces) => {
            let front = pieces.iter().filter(|(_, _, front)| *front);
            let distances = front.filter_map(|(a, b, _)| to_line(*a, *b));
            distances.min_by(f32::total_cmp)
        }
    }
}
