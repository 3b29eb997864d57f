//! The boxes above the table that show the score.

use playground::prelude::*;
use pong_model::{PointMark, Side, Table};

/// How wide and high a box is, in metres.
const SIZE: f32 = 0.3;
/// How far apart the boxes are, in metres.
const STEP: f32 = 0.5;

/// The boxes of a side, from the middle of the table outwards.
pub fn row(
    side: Side,
    table: &Table,
) -> impl Iterator<Item = (Name, Transform, Sprite, PointMark)> {
    let above = table.height / 2.0 + 0.75;
    (1..=table.points_to_win).map(move |point| {
        let name = Name {
            name: format!("{side:?} Point {point}"),
        };
        let x = side.sign() * (0.5 + STEP * point as f32);
        let sprite = Sprite {
            color: color(side, false),
            width_m: SIZE,
            height_m: SIZE,
            ..Sprite::default()
        };
        let mark = PointMark { side, point };
        (name, at(x, above), sprite, mark)
    })
}

/// The colour of a box that is lit or not.
pub fn color(side: Side, is_lit: bool) -> Color {
    match (side, is_lit) {
        (_, false) => Color::rgb(0.02, 0.03, 0.04),
        (Side::Left, true) => Color::rgb(0.9, 0.26, 0.05),
        (Side::Right, true) => Color::rgb(0.07, 0.4, 0.8),
    }
}

fn at(x: f32, y: f32) -> Transform {
    Transform {
        translation: Vec3::new(x, y, 0.0),
        ..Transform::default()
    }
}
