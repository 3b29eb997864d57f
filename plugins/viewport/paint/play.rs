//! [`paint_play`]: the mark of a running game.

use super::label::paint_label;
use playground_base::egui::{Align2, Painter, Rect, Stroke, StrokeKind, vec2};
use playground_core_engine::{PlayMode, PlayStatus};
use playground_core_ui::theme;

/// A border around the picture, and texts with the mode, the camera and the target of the input.
pub fn paint_play(painter: &Painter, rect: Rect, play: &PlayStatus) {
    let (color, word) = match play.mode {
        PlayMode::Edit => return,
        PlayMode::Play => (theme::PLAY, "PLAYING"),
        PlayMode::Pause => (theme::WARNING, "PAUSED"),
    };
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, color), StrokeKind::Inside);
    let camera = if play.game_camera {
        "game camera"
    } else {
        "editor camera"
    };
    let bottom = rect.center_bottom() - vec2(0.0, 10.0);
    let title = format!("{word} — {camera}");
    let below = hint(play);
    let hint = paint_label(painter, bottom, Align2::CENTER_BOTTOM, below, theme::TEXT);
    let above = hint.center_top() - vec2(0.0, 4.0);
    paint_label(painter, above, Align2::CENTER_BOTTOM, &title, color);
}

const fn hint(play: &PlayStatus) -> &'static str {
    match (play.captured, play.mode) {
        (true, _) => "Esc returns keyboard and mouse",
        (false, PlayMode::Pause) => "Play continues, Step runs one step",
        (false, _) => "Click to give keyboard and mouse to the game",
    }
}
