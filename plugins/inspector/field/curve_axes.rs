//! [`Axes`]: where times and values of a curve are on the screen, and how it is painted there.

use playground_base::Curve;
use playground_core_ui::theme;
use playground_graphics::egui::{
    Align2, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2,
};

/// Where times and values are on the screen.
#[derive(Clone, Copy)]
pub struct Axes {
    /// The area.
    pub rect: Rect,
    /// The values at its bottom and its top.
    pub range: (f32, f32),
}

impl Axes {
    /// The point of a value at a time.
    pub fn at(&self, time: f32, value: f32) -> Pos2 {
        let (bottom, top) = self.range;
        let up = (value - bottom) / (top - bottom);
        let x = self.rect.left() + time * self.rect.width();
        pos2(x, self.rect.bottom() - up * self.rect.height())
    }

    /// The time of a point.
    pub fn time(&self, at: Pos2) -> f32 {
        ((at.x - self.rect.left()) / self.rect.width()).clamp(0.0, 1.0)
    }

    /// The value of a point.
    pub fn value(&self, at: Pos2) -> f32 {
        let (bottom, top) = self.range;
        bottom + (self.rect.bottom() - at.y) / self.rect.height() * (top - bottom)
    }

    /// The slope in values per time of a direction on the screen.
    pub fn slope(&self, along: Vec2) -> f32 {
        let (bottom, top) = self.range;
        let per_point = (top - bottom) / self.rect.height() * self.rect.width();
        let run = along.x.abs().max(0.5) * along.x.signum();
        -along.y / run * per_point
    }

    /// The direction on the screen of a slope, to the right.
    pub fn along(&self, slope: f32) -> Vec2 {
        let (bottom, top) = self.range;
        let per_point = (top - bottom) / self.rect.height() * self.rect.width();
        vec2(1.0, -slope / per_point).normalized()
    }
}

/// Lines at each quarter, and the values at bottom and top.
pub fn paint_grid(painter: &Painter, axes: Axes) {
    let (rect, (bottom, top)) = (axes.rect, axes.range);
    for quarter in 0..=4 {
        let share = quarter as f32 / 4.0;
        let is_edge = quarter == 0 || quarter == 4;
        let color = theme::BORDER.gamma_multiply(if is_edge { 0.9 } else { 0.45 });
        let stroke = Stroke::new(1.0, color);
        painter.vline(rect.left() + rect.width() * share, rect.y_range(), stroke);
        painter.hline(rect.x_range(), rect.top() + rect.height() * share, stroke);
    }
    let zero = axes.at(0.0, 0.0).y;
    if bottom < 0.0 && rect.y_range().contains(zero) {
        painter.hline(
            rect.x_range(),
            zero,
            Stroke::new(1.0, theme::TEXT_WEAK.gamma_multiply(0.5)),
        );
    }
    let font = FontId::proportional(9.0);
    let label = |at: Pos2, align, value: f32| {
        let text = format!("{}", (value * 100.0).round() / 100.0);
        painter.text(at, align, text, font.clone(), theme::TEXT_WEAK);
    };
    label(rect.left_top() + vec2(2.0, 1.0), Align2::LEFT_TOP, top);
    label(
        rect.left_bottom() + vec2(2.0, -1.0),
        Align2::LEFT_BOTTOM,
        bottom,
    );
}

/// A line along the curve, and a veil below it. `range` are the values at the bottom and the top of
/// `rect`.
pub fn paint_curve(
    painter: &Painter,
    curve: &Curve,
    (rect, range): (Rect, (f32, f32)),
    steps: u32,
) {
    let axes = Axes { rect, range };
    let at = |step: u32| {
        let time = step as f32 / steps as f32;
        axes.at(time, curve.at(time))
    };
    let points: Vec<Pos2> = (0..=steps).map(at).filter(|at| at.y.is_finite()).collect();
    let floor = axes.at(0.0, 0.0).y.clamp(rect.top(), rect.bottom());
    let mut veil = Mesh::default();
    for (index, point) in points.iter().enumerate() {
        veil.colored_vertex(*point, theme::ACCENT.gamma_multiply(0.28));
        veil.colored_vertex(pos2(point.x, floor), theme::ACCENT.gamma_multiply(0.04));
        if index > 0 {
            let here = index as u32 * 2;
            veil.add_triangle(here - 2, here - 1, here);
            veil.add_triangle(here - 1, here, here + 1);
        }
    }
    painter.add(Shape::mesh(veil));
    painter.line(points, Stroke::new(1.75, theme::ACCENT));
}
