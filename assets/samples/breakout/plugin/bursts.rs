//! What hits look like: emitters that throw once, and are gone.

use playground::prelude::*;
use std::f32::consts::TAU;

/// The components of a burst.
pub type BurstParts = (Name, Transform, ParticleEmitter);

/// Bursts are before bricks and balls, in metres.
const BURST_Z: f32 = 0.5;
/// The colours of paper.
const PAPER: [Color; 6] = [
    Color::rgb(1.0, 0.12, 0.22),
    Color::rgb(1.0, 0.42, 0.06),
    Color::rgb(1.0, 0.78, 0.12),
    Color::rgb(0.1, 0.8, 0.3),
    Color::rgb(0.1, 0.5, 1.0),
    Color::rgb(0.5, 0.22, 1.0),
];

/// The pieces of a brick that breaks, and its light.
pub fn broken_brick(middle: Vec2, color: Color, seed: u32) -> [BurstParts; 2] {
    let area = Vec3::new(1.0, 0.4, 0.0);
    let pieces = ParticleEmitter {
        shape: box_of(area),
        picture: "shard.png".into(),
        lifetime_s: Span::new(0.45, 0.9),
        speed_m_per_s: Span::new(0.5, 4.6),
        spread_rad: 2.6,
        acceleration: Vec3::NEG_Y * 13.0,
        size_m: Span::new(0.12, 0.3),
        size_over_life: Curve::linear(1.0, 0.3),
        spin_rad_per_s: Span::new(-9.0, 9.0),
        color_over_life: Gradient::new([(0.0, color)], [(0.0, 1.0), (0.6, 1.0), (1.0, 0.0)]),
        ..once(14, seed)
    };
    let light = ParticleEmitter {
        shape: box_of(area),
        lifetime_s: Span::new(0.2, 0.5),
        speed_m_per_s: Span::new(0.6, 5.0),
        spread_rad: 3.1,
        drag_per_s: 3.0,
        size_m: Span::new(0.1, 0.34),
        size_over_life: Curve::linear(1.0, 0.0),
        color_over_life: Gradient::new(
            [(0.0, brighter(color, 2.2)), (1.0, color)],
            [(0.0, 0.9), (1.0, 0.0)],
        ),
        blend: ParticleBlend::Additive,
        ..once(18, seed ^ 0x5bd1)
    };
    [burst(middle, pieces), burst(middle, light)]
}

/// A few sparks where a ball bounces.
pub fn sparks(point: Vec2, color: Color, count: u32, seed: u32) -> BurstParts {
    let emitter = ParticleEmitter {
        shape: EmitterShape {
            kind: ShapeKind::Sphere,
            radius_m: 0.05,
            ..EmitterShape::default()
        },
        lifetime_s: Span::new(0.15, 0.4),
        speed_m_per_s: Span::new(0.8, 4.5),
        spread_rad: 3.1,
        drag_per_s: 3.0,
        acceleration: Vec3::NEG_Y * 4.0,
        size_m: Span::new(0.05, 0.16),
        size_over_life: Curve::linear(1.0, 0.0),
        color_over_life: Gradient::new([(0.0, brighter(color, 1.6))], [(0.0, 1.0), (1.0, 0.0)]),
        blend: ParticleBlend::Additive,
        ..once(count, seed)
    };
    burst(point, emitter)
}

/// A ring of light that grows.
pub fn ring(point: Vec2, color: Color, seed: u32) -> BurstParts {
    let emitter = ParticleEmitter {
        shape: EmitterShape {
            kind: ShapeKind::Disc,
            radius_m: 0.4,
            shell: true,
            ..EmitterShape::default()
        },
        lifetime_s: Span::new(0.35, 0.55),
        speed_m_per_s: Span::new(3.5, 5.0),
        spread_rad: 3.1,
        drag_per_s: 4.0,
        size_m: Span::new(0.12, 0.3),
        size_over_life: Curve::linear(1.0, 0.0),
        color_over_life: Gradient::new([(0.0, brighter(color, 1.8))], [(0.0, 0.9), (1.0, 0.0)]),
        blend: ParticleBlend::Additive,
        ..once(46, seed)
    };
    burst(point, emitter)
}

/// Paper that rains on a table of this size, an emitter for each colour.
pub fn confetti(table: Vec2, seed: u32) -> impl Iterator<Item = BurstParts> {
    PAPER.iter().zip(0..).map(move |(color, number)| {
        let emitter = ParticleEmitter {
            rate_per_s: 26.0,
            bursts: Vec::new(),
            repeat: EmitterRepeat::Once,
            duration_s: 2.2,
            after_end: AfterEnd::Despawn,
            shape: box_of(Vec3::new(table.x - 0.6, 0.2, 0.0)),
            picture: "shard.png".into(),
            lifetime_s: Span::new(2.2, 3.6),
            speed_m_per_s: Span::new(-1.0, 1.5),
            spread_rad: 1.2,
            acceleration: Vec3::NEG_Y * 5.0,
            drag_per_s: 1.6,
            size_m: Span::new(0.16, 0.34),
            size_over_life: Curve::constant(1.0),
            spin_rad_per_s: Span::new(-7.0, 7.0),
            color_over_life: Gradient::new([(0.0, *color)], [(0.0, 1.0), (0.8, 1.0), (1.0, 0.0)]),
            seed: seed.wrapping_add(number * 977),
            ..ParticleEmitter::default()
        };
        burst(Vec2::new(0.0, table.y / 2.0 - 0.4), emitter)
    })
}

/// Throws this many at once.
fn once(count: u32, seed: u32) -> ParticleEmitter {
    ParticleEmitter {
        rate_per_s: 0.0,
        bursts: vec![ParticleBurst { time_s: 0.0, count }],
        repeat: EmitterRepeat::Once,
        duration_s: 0.1,
        after_end: AfterEnd::Despawn,
        rotation_rad: Span::new(0.0, TAU),
        seed,
        ..ParticleEmitter::default()
    }
}

fn box_of(size_m: Vec3) -> EmitterShape {
    EmitterShape {
        kind: ShapeKind::Box,
        size_m,
        ..EmitterShape::default()
    }
}

fn burst(point: Vec2, emitter: ParticleEmitter) -> BurstParts {
    let name = "Burst".to_owned();
    let transform = Transform::from_translation(point.extend(BURST_Z));
    (Name { name }, transform, emitter)
}

fn brighter(color: Color, factor: f32) -> Color {
    Color {
        r: color.r * factor,
        g: color.g * factor,
        b: color.b * factor,
        a: color.a,
    }
}
