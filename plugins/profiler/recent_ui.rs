//! [`recent_ui`]: the times of a stage over the last seconds.

use crate::recent::{ceiling, columns};
use crate::words::round_milliseconds;
use playground_core_ecs::StageGraph;
use playground_core_ui::{theme, words::milliseconds};
use playground_graphics::egui::{Align2, FontId, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

/// Width of a column and the gap after it, in points.
const COLUMN: f32 = 3.0;
const GAP: f32 = 1.0;

/// A frame of 60 in a second, in milliseconds.
const FRAME_MS: f32 = 1000.0 / 60.0;

/// A column for each run, the newest at the right; the scale is at the left.
pub fn recent_ui(ui: &mut Ui, stage: &StageGraph, height: f32) {
    let (area, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let painter = ui.painter_at(area);
    painter.rect_filled(area, theme::ROUNDING, theme::FIELD);
    let inner = area.shrink2(vec2(theme::MARGIN, 4.0));
    let font = FontId::proportional(10.0);
    if stage.recent_ms.is_empty() {
        let text = "Press Play to see how long each run takes";
        painter.text(
            area.center(),
            Align2::CENTER_CENTER,
            text,
            FontId::proportional(12.0),
            theme::TEXT_WEAK,
        );
        return;
    }
    let graph = inner.with_min_x(inner.min.x + 46.0);
    let count = (graph.width() / (COLUMN + GAP)).floor().max(1.0) as usize;
    let per_column = stage.recent_ms.len().div_ceil(count).max(1);
    let shown = columns(&stage.recent_ms, count, per_column);
    let top_ms = ceiling(shown.iter().copied().fold(0.0, f32::max));
    let mut shapes = Vec::with_capacity(count);
    for (at, time_ms) in shown.iter().enumerate().filter(|(_, time)| **time > 0.0) {
        let right = graph.max.x - (count - 1 - at) as f32 * (COLUMN + GAP);
        let tall = (time_ms / top_ms * graph.height()).max(1.0);
        let column = Rect::from_min_max(
            pos2(right - COLUMN, graph.max.y - tall),
            pos2(right, graph.max.y),
        );
        let color = if *time_ms > FRAME_MS {
            theme::ERROR
        } else {
            theme::ACCENT.gamma_multiply(0.8)
        };
        shapes.push(Shape::rect_filled(column, 0.0, color));
    }
    painter.extend(shapes);
    if top_ms > FRAME_MS {
        let y = graph.max.y - FRAME_MS / top_ms * graph.height();
        let stroke = Stroke::new(1.0, theme::WARNING.gamma_multiply(0.6));
        painter.hline(graph.x_range(), y, stroke);
    }
    let label = |y: f32, align: Align2, text: String| {
        painter.text(
            pos2(inner.min.x, y),
            align,
            text,
            font.clone(),
            theme::TEXT_WEAK,
        );
    };
    label(inner.min.y, Align2::LEFT_TOP, round_milliseconds(top_ms));
    label(inner.max.y, Align2::LEFT_BOTTOM, round_milliseconds(0.0));
    response.on_hover_ui(|ui| {
        let times = &stage.times;
        ui.label(format!(
            "Last {}, mean {}, longest {} of {} runs",
            milliseconds(times.last_ms),
            milliseconds(times.mean_ms),
            milliseconds(times.max_ms),
            times.runs
        ));
    });
}
