//! [`pieces`]: the stages of a reload as parts of a bar.

use playground_core_engine::StageTime;
use playground_core_ui::theme;
use playground_graphics::egui::Color32;

/// The least width of a stage, in points, so that one that took no time is visible too.
const NARROWEST: f32 = 2.0;

/// A stage as a part of a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it starts, in points from the left.
    pub left: f32,
    /// How wide it is, in points.
    pub width: f32,
    /// Its colour.
    pub color: Color32,
}

/// The stages as parts of a bar of `width` points: as wide as they took long, none narrower than
/// can be seen, together as wide as the bar.
pub fn pieces(stages: &[StageTime], width: f32) -> Vec<Piece> {
    let time = |stage: &StageTime| stage.time_ms.max(0.0);
    let total: f32 = stages.iter().map(time).sum();
    let spare = (width - NARROWEST * stages.len() as f32).max(0.0);
    let mut left = 0.0;
    let piece = |stage: &StageTime| {
        let share = if total > 0.0 {
            time(stage) / total
        } else {
            0.0
        };
        let piece = Piece {
            left,
            width: NARROWEST + spare * share,
            color: color_of(stage.stage),
        };
        left += piece.width;
        piece
    };
    stages.iter().map(piece).collect()
}

fn color_of(stage: &str) -> Color32 {
    match stage {
        "build" => theme::RELOAD,
        "gates" => theme::AXIS_X,
        "dry run" => theme::AXIS_Z,
        "save" => theme::AXIS_Y,
        "load" => theme::ACCENT,
        "restore" => theme::PLAY,
        _ => theme::TEXT_WEAK,
    }
}
