//! [`paint_play`]: the mark of a running game, and of the game's camera.

use super::label::paint_label;
use playground_core_engine::{PlayMode, PlayStatus};
use playground_core_ui::theme;
use playground_graphics::egui::{Align2, Painter, Rect, Stroke, StrokeKind, vec2};

/// The camera through which the picture is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The editor's.
    Editor,
    /// The active one of the game.
    Game,
    /// The game has no active camera: the picture is from where the renderer looks without one.
    NoCamera,
}

/// What happens with edits of a running game.
const TAKEN_BACK: &str = "Stop takes changes back";

impl Seen {
    const fn text(self) -> &'static str {
        match self {
            Self::Editor => "editor camera",
            Self::Game => "game camera",
            Self::NoCamera => "the scene has no active camera",
        }
    }
}

/// A border around the picture, and texts with the mode, the camera, and what keys and clicks do.
pub fn paint_play(painter: &Painter, rect: Rect, play: &PlayStatus, seen: Seen) {
    let (color, title) = match (play.mode, seen) {
        (PlayMode::Edit, Seen::Editor) => return,
        (PlayMode::Edit, Seen::Game) => (theme::ACCENT, "GAME CAMERA".to_owned()),
        (PlayMode::Edit, Seen::NoCamera) => {
            let title = format!("GAME CAMERA — {}", seen.text());
            (theme::WARNING, title)
        }
        (PlayMode::Play, _) => (
            theme::PLAY,
            format!("PLAYING — {} — {TAKEN_BACK}", seen.text()),
        ),
        (PlayMode::Pause, _) => {
            let title = format!("PAUSED — {} — {TAKEN_BACK}", seen.text());
            (theme::WARNING, title)
        }
    };
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, color), StrokeKind::Inside);
    let bottom = rect.center_bottom() - vec2(0.0, 10.0);
    let below = hint(play);
    let hint = paint_label(painter, bottom, Align2::CENTER_BOTTOM, below, theme::TEXT);
    let above = hint.center_top() - vec2(0.0, 4.0);
    paint_label(painter, above, Align2::CENTER_BOTTOM, &title, color);
}

const fn hint(play: &PlayStatus) -> &'static str {
    match (play.mode, play.captured, play.game_camera) {
        (_, true, _) => "Esc returns keyboard and mouse",
        (PlayMode::Edit, ..) => "Esc or F8 returns to the editor camera",
        (PlayMode::Pause, _, true) => {
            "Play continues, Step runs one step  ·  Esc or F8: editor camera"
        }
        (PlayMode::Pause, _, false) => "Play continues, Step runs one step  ·  F8: game camera",
        (PlayMode::Play, _, true) => {
            "Click to give keyboard and mouse to the game  ·  Esc or F8: editor camera"
        }
        (PlayMode::Play, _, false) => {
            "Click to give keyboard and mouse to the game  ·  F8: game camera"
        }
    }
}
