//! [`paint_gradient`]: a gradient as a bar, and the stops beside it.

use playground_base::{Color, Gradient};
use playground_core_ui::theme;
use playground_graphics::egui::{
    Color32, Mesh, Painter, Pos2, Rect, Rgba, Shape, Stroke, pos2, vec2,
};

/// Colours along a bar.
const STEPS: u32 = 96;
/// The side of a square behind what is clear, in points.
const SQUARE: f32 = 6.0;

/// A house whose tip is at the bar, above or below it.
pub fn paint_stop(
    painter: &Painter,
    bar: Rect,
    (time, is_above): (f32, bool),
    color: Color32,
    edge: Stroke,
) {
    let (tip, away) = match is_above {
        true => (pos2(x_of(bar, time), bar.top() - 1.0), -1.0),
        false => (pos2(x_of(bar, time), bar.bottom() + 1.0), 1.0),
    };
    let corners = [
        (0.0, 0.0),
        (5.0, 5.0),
        (5.0, 13.0),
        (-5.0, 13.0),
        (-5.0, 5.0),
    ];
    let corners = corners.map(|(x, y)| tip + vec2(x, y * away));
    painter.add(Shape::convex_polygon(corners.into(), color, edge));
}

/// Where a time is.
pub fn x_of(bar: Rect, time: f32) -> f32 {
    bar.left() + time.clamp(0.0, 1.0) * bar.width()
}

/// The time of a point.
pub fn time_at(bar: Rect, at: Pos2) -> f32 {
    ((at.x - bar.left()) / bar.width()).clamp(0.0, 1.0)
}

/// A linear colour on the screen; one brighter than white keeps its hue.
pub fn shown(Color { r, g, b, a }: Color) -> Color32 {
    let brightest = r.max(g).max(b).max(1.0);
    let [r, g, b] = [r, g, b].map(|part| part / brightest);
    Rgba::from_rgba_unmultiplied(r, g, b, a.clamp(0.0, 1.0)).into()
}

/// The colours of a gradient from left to right, over squares where it is clear.
pub fn paint_gradient(painter: &Painter, rect: Rect, gradient: &Gradient) {
    painter.rect_filled(rect, 0, theme::TEXT_WEAK);
    let (columns, rows) = (rect.width() / SQUARE, rect.height() / SQUARE);
    for column in 0..columns.ceil() as u32 {
        for row in (column % 2..rows.ceil() as u32).step_by(2) {
            let at = rect.left_top() + vec2(column as f32, row as f32) * SQUARE;
            let square = Rect::from_min_size(at, vec2(SQUARE, SQUARE)).intersect(rect);
            painter.rect_filled(square, 0, theme::RAISED);
        }
    }
    let mut mesh = Mesh::default();
    for step in 0..=STEPS {
        let time = step as f32 / STEPS as f32;
        let color = shown(gradient.at(time));
        let x = rect.left() + time * rect.width();
        mesh.colored_vertex(pos2(x, rect.top()), color);
        mesh.colored_vertex(pos2(x, rect.bottom()), color);
        if step > 0 {
            let here = step * 2;
            mesh.add_triangle(here - 2, here - 1, here);
            mesh.add_triangle(here - 1, here, here + 1);
        }
    }
    painter.add(Shape::mesh(mesh));
}
