//! [`list_ui`]: the passes, one a row, with what they cost.

use playground_core_drawing::{CapturedPass, FrameCapture};
use playground_core_ui::{theme, words::milliseconds};
use playground_graphics::egui::{
    Align2, FontId, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// The width of the column of times, in points.
const TIMES: f32 = 68.0;

/// The passes in their order. A click chooses one.
pub fn list_ui(ui: &mut Ui, capture: &FrameCapture, chosen: &mut usize) {
    let longest = capture.passes.iter().filter_map(|pass| pass.gpu_ms);
    let longest = longest.fold(0.0, f32::max);
    for (at, pass) in capture.passes.iter().enumerate() {
        let share = pass.gpu_ms.map_or(0.0, |time| time / longest.max(1e-6));
        let row = row_ui(ui, (at, pass), share, *chosen == at);
        if row.on_hover_text(pass.purpose).clicked() {
            *chosen = at;
        }
    }
}

/// One pass. Behind it a bar shows how long it took.
fn row_ui(
    ui: &mut Ui,
    (at, pass): (usize, &CapturedPass),
    share: f32,
    is_chosen: bool,
) -> Response {
    let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}. {}", at + 1, pass.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    let painter = ui.painter();
    let fill = match (is_chosen, response.hovered()) {
        (true, _) => Some(theme::SELECTION),
        (false, true) => Some(theme::RAISED),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(rect, theme::ROUNDING, fill);
    }
    let bar_top = rect.bottom() - 2.0;
    let bar = Rect::from_min_max(
        pos2(rect.left(), bar_top),
        pos2(
            rect.left() + rect.width() * share.clamp(0.0, 1.0),
            rect.bottom(),
        ),
    );
    painter.rect_filled(bar, 0.0, theme::ACCENT.gamma_multiply(0.6));
    let font = FontId::proportional(13.0);
    let text = |x: f32, align, text: String, color| {
        painter.text(pos2(x, rect.center().y), align, text, font.clone(), color);
    };
    text(rect.left() + 6.0, Align2::LEFT_CENTER, name, theme::TEXT);
    let draws = match pass.draws {
        1 => "1 draw".to_owned(),
        count => format!("{count} draws"),
    };
    let right = rect.right() - 6.0;
    text(right - TIMES, Align2::RIGHT_CENTER, draws, theme::TEXT_WEAK);
    let time = pass.gpu_ms.map_or_else(|| "–".to_owned(), milliseconds);
    text(right, Align2::RIGHT_CENTER, time, theme::TEXT_STRONG);
    response
}
