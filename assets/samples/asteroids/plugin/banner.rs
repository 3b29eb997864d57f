//! [`Banner`]: texts and marks over the picture.

use asteroids_model::{Game, Phase, Rules, Ship};
use playground::prelude::*;

/// Height of a line above the middle, in metres.
const LINES: [f32; 2] = [1.0, 0.2];
/// Radius of the mark that the ship aims at, in metres.
const MARK_RADIUS: f32 = 0.2;
/// The colour of texts and marks.
const COLOR: Color = Color::rgb(0.6, 0.8, 1.0);
/// The colour of the edge of the arena.
const EDGE_COLOR: Color = Color::rgb(0.02, 0.04, 0.08);

/// The edge of the arena, the score, what to press, and where the ship aims.
#[derive(Default)]
pub struct Banner;

#[draw]
impl Banner {
    fn draw(&self, drawing: &mut Drawing, game: Res<Game>, rules: Res<Rules>, ships: Query<&Ship>) {
        let half = (rules.arena / 2.0).extend(0.0);
        drawing
            .scene
            .cuboid(Vec3::ZERO, Quat::IDENTITY, half, EDGE_COLOR);
        let top = Vec3::Y * (rules.arena.y / 2.0 - 0.4);
        drawing.label(top, standing(&game), COLOR);
        for (line, height) in words(game.phase).iter().zip(LINES) {
            drawing.label(Vec3::Y * height, *line, COLOR);
        }
        for ship in &ships {
            let mark = ship.target.extend(0.0);
            drawing.on_top.circle(mark, Vec3::Z, MARK_RADIUS, COLOR);
        }
    }
}

/// Score, ships and wave, in one line.
fn standing(game: &Game) -> String {
    let Game {
        score,
        best,
        lives,
        wave,
        ..
    } = game;
    format!("{score} points   best {best}   {lives} ships   wave {wave}")
}

/// The text for the player in a phase.
fn words(phase: Phase) -> &'static [&'static str] {
    match phase {
        Phase::Menu => &[
            "ASTEROIDS",
            "Enter starts: W A S D fly, the mouse aims and shoots",
        ],
        Phase::Playing => &[],
        Phase::Paused => &["PAUSED", "P goes on, M leaves"],
        Phase::Over => &["GAME OVER", "Enter starts again, M leaves"],
    }
}
