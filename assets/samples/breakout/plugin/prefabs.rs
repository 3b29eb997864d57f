//! The components of the entities of the game.

use crate::bricks;
use breakout_model::{Appear, Ball, Brick, BrickKind, LifeMark, Popup, Power, PowerKind};
use playground::prelude::*;

/// The components of a ball.
pub type BallParts = (Name, Transform, Sprite, FlipBook, Ball, ParticleEmitter);
/// The components of a brick.
pub type BrickParts = (Name, Parent, Transform, Sprite, FlipBook, Brick, Appear);
/// The components of a power.
pub type PowerParts = (Name, Transform, Sprite, FlipBook, Power, ParticleEmitter);
/// The components of a text that rises.
pub type PopupParts = (Name, Transform, Text, Popup);
/// The components of a heart.
pub type LifeParts = (Name, Transform, Sprite, LifeMark);

/// How near to the camera things are, in metres: bricks are at 0, particles between balls and texts.
const BALL_Z: f32 = 0.2;
const POWER_Z: f32 = 0.3;
const POPUP_Z: f32 = 0.8;
/// Width and height of a power, in metres.
pub const POWER_SIZE: Vec2 = Vec2::new(1.2, 0.8);
/// The time between the columns of bricks that appear, in seconds.
const COLUMN_S: f32 = 0.035;
/// The same for rows.
const ROW_S: f32 = 0.05;
/// The upper right heart, and from one to the next, in metres.
const HEART: Vec2 = Vec2::new(7.6, 7.55);
const HEART_STEP: f32 = 0.72;
/// Balls glow.
const BALL_COLOR: Color = Color::rgb(1.5, 1.75, 2.2);

/// A ball that lies on the paddle or flies.
pub fn ball(position: Vec2, ball: Ball, radius: f32) -> BallParts {
    let sprite = Sprite {
        texture: "ball.png".into(),
        color: BALL_COLOR,
        // The picture is a little larger than the ball in it.
        width_m: radius * 2.3,
        height_m: radius * 2.3,
        sheet: SpriteSheet::new(4, 1),
        ..Sprite::default()
    };
    let book = FlipBook::new(0, 4, 8.0, FlipMode::PingPong);
    let transform = at(position, BALL_Z);
    (named("Ball"), transform, sprite, book, ball, trail(radius))
}

/// The light behind a ball.
fn trail(radius: f32) -> ParticleEmitter {
    ParticleEmitter {
        rate_per_s: 110.0,
        lifetime_s: Span::new(0.22, 0.34),
        shape: EmitterShape {
            kind: ShapeKind::Sphere,
            radius_m: 0.02,
            ..EmitterShape::default()
        },
        speed_m_per_s: Span::new(0.0, 0.15),
        size_m: Span::new(radius * 1.9, radius * 2.2),
        size_over_life: Curve::linear(1.0, 0.1),
        color_over_life: Gradient::new(
            [
                (0.0, Color::rgb(0.2, 0.62, 1.0)),
                (1.0, Color::rgb(0.3, 0.08, 0.8)),
            ],
            [(0.0, 0.34), (1.0, 0.0)],
        ),
        blend: ParticleBlend::Additive,
        ..ParticleEmitter::default()
    }
}

/// A brick of a level at a cell of its map, which has this transform.
pub fn brick(
    level: EntityId,
    map: &TileMap,
    map_at: &Transform,
    (cell, kind): (IVec2, BrickKind),
) -> BrickParts {
    let size = map.cell_size();
    let local = (cell.as_vec2() + 0.5) * size;
    let brick = Brick {
        kind,
        hits_left: kind.hits().unwrap_or_default(),
        middle: map_at.translation.truncate() + local,
        size,
        ..Brick::default()
    };
    let sprite = Sprite {
        texture: map.texture.clone(),
        width_m: size.x,
        height_m: size.y,
        sheet: map.sheet,
        ..Sprite::default()
    };
    let first = bricks::first_cell(kind);
    let book = FlipBook::new(first, bricks::SHINE_CELLS, 18.0, FlipMode::Once);
    let appear = Appear {
        wait_s: COLUMN_S * cell.x.max(0) as f32 + ROW_S * cell.y.max(0) as f32,
        ..Appear::default()
    };
    let mut transform = at(local, 0.0);
    transform.scale = Vec3::ZERO;
    let name = named(format!("{kind:?} {}, {}", cell.x, cell.y));
    let parent = Parent { entity: level };
    (name, parent, transform, sprite, book, brick, appear)
}

/// A power that comes out of a brick.
pub fn power(from: Vec2, kind: PowerKind) -> PowerParts {
    let power = Power {
        kind,
        from_x: from.x,
        ..Power::default()
    };
    let sprite = Sprite {
        texture: "powers.png".into(),
        color: Color::rgb(1.15, 1.15, 1.15),
        width_m: POWER_SIZE.x,
        height_m: POWER_SIZE.y,
        sheet: SpriteSheet::new(4, 4),
        ..Sprite::default()
    };
    let book = FlipBook::new(kind as u32 * 4, 4, 7.0, FlipMode::Loop);
    let name = named(format!("Power {kind:?}"));
    let transform = at(from, POWER_Z);
    (name, transform, sprite, book, power, glitter(kind.color()))
}

/// The sparks behind a power.
fn glitter(color: Color) -> ParticleEmitter {
    ParticleEmitter {
        rate_per_s: 26.0,
        lifetime_s: Span::new(0.4, 0.8),
        shape: EmitterShape {
            kind: ShapeKind::Box,
            size_m: Vec3::new(POWER_SIZE.x * 0.8, 0.3, 0.0),
            ..EmitterShape::default()
        },
        speed_m_per_s: Span::new(0.2, 0.9),
        spread_rad: 0.4,
        size_m: Span::new(0.08, 0.2),
        size_over_life: Curve::linear(1.0, 0.0),
        color_over_life: Gradient::new([(0.0, color)], [(0.0, 0.8), (1.0, 0.0)]),
        blend: ParticleBlend::Additive,
        ..ParticleEmitter::default()
    }
}

/// A text that rises from a point.
pub fn popup(from: Vec2, text: String, size_m: f32, color: Color) -> PopupParts {
    let text = Text {
        text,
        size_m,
        color,
        outline: 0.1,
        outline_color: Color::rgb(0.01, 0.01, 0.03),
        layer: 1,
        ..Text::default()
    };
    let popup = Popup { left_s: 0.9 };
    (named("Popup"), at(from, POPUP_Z), text, popup)
}

/// The hearts above the table, from the right.
pub fn hearts(count: u32) -> impl Iterator<Item = LifeParts> {
    (1..=count).map(move |life| {
        let x = HEART.x - HEART_STEP * (count - life) as f32;
        let sprite = Sprite {
            texture: "hearts.png".into(),
            width_m: 0.7,
            height_m: 0.7,
            sheet: SpriteSheet::new(2, 1),
            layer: 1,
            ..Sprite::default()
        };
        let name = named(format!("Life {life}"));
        (
            name,
            at(Vec2::new(x, HEART.y), 0.0),
            sprite,
            LifeMark { life },
        )
    })
}

fn named(name: impl Into<String>) -> Name {
    Name { name: name.into() }
}

fn at(position: Vec2, z: f32) -> Transform {
    Transform::from_translation(position.extend(z))
}
