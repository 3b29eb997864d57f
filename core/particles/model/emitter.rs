//! [`ParticleEmitter`]: the component that throws particles.

use crate::{EmitterShape, ParticleBurst, Span};
use playground_base::{
    AssetRef, Color, Curve, CurveKey, Gradient, component, described, glam::Vec3,
};
use std::f32::consts::TAU;

/// How long an emitter emits.
#[described]
#[derive(Copy, Eq)]
pub enum EmitterRepeat {
    /// In one round after the other.
    #[default]
    Forever,
    /// One round; what flies then flies on until it ends.
    Once,
}

/// What happens when the last particle of an emitter that emits once has ended.
#[described]
#[derive(Copy, Eq)]
pub enum AfterEnd {
    /// The entity stays.
    #[default]
    Stay,
    /// The entity is despawned, with its children.
    Despawn,
}

/// What moves particles that are born already.
#[described]
#[derive(Copy, Eq)]
pub enum ParticleSpace {
    /// Nothing: an emitter that moves leaves a trail.
    #[default]
    World,
    /// The emitter: particles move and turn with it.
    Local,
}

/// How particles are combined with what is behind them.
#[described]
#[derive(Copy, Eq)]
pub enum ParticleBlend {
    /// Covers it by their opacity: smoke, dust, leaves.
    #[default]
    Alpha,
    /// Adds light to it: fire, sparks, magic.
    Additive,
}

/// Throws particles: flat pictures that face the camera, by the thousands. They start along the
/// entity's +Y. A particle that is born keeps its number: the same settings give the same picture,
/// and a setting that is changed applies to those that fly already.
#[component]
pub struct ParticleEmitter {
    /// Whether particles are born. What flies already flies on.
    #[field(default = true)]
    pub emitting: bool,
    /// How many are born in a second. Fewer are, where more than the greatest number would fly.
    #[field(unit = "1/s", min = 0, max = 100_000, step = 1, default = 30)]
    pub rate_per_s: f32,
    /// Many at once, at times of each round.
    pub bursts: Vec<ParticleBurst>,
    /// How long it emits.
    pub repeat: EmitterRepeat,
    /// How long a round is.
    #[field(unit = "s", min = 0.01, max = 1_000, step = 0.1, default = 2)]
    pub duration_s: f32,
    /// Starts as if it had emitted for a while already.
    #[field(only(repeat = "Forever"))]
    pub prewarm: bool,
    /// What happens when the last particle has ended.
    #[field(only(repeat = "Once"))]
    pub after_end: AfterEnd,
    /// How long a particle lives.
    #[field(unit = "s", min = 0.01, max = 1_000, step = 0.05, default = Span::new(0.8, 1.4))]
    pub lifetime_s: Span,
    /// Where particles are born.
    pub shape: EmitterShape,
    /// How fast a particle starts.
    #[field(unit = "m/s", step = 0.05, default = Span::new(1.5, 2.5))]
    pub speed_m_per_s: Span,
    /// How far its direction leans from that of the shape at most, by chance.
    #[field(unit = "rad", min = 0, max = 3.15, step = 0.01)]
    pub spread_rad: f32,
    /// What accelerates all of them, in the axes of the world: (0, -9.81, 0) is gravity.
    #[field(unit = "m/s²", step = 0.1)]
    pub acceleration: Vec3,
    /// The share of its speed that a particle loses, for short times: 1 leaves a third after a
    /// second, 0 is no drag.
    #[field(unit = "1/s", min = 0, max = 100, step = 0.05)]
    pub drag_per_s: f32,
    /// How large a particle is.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.01, default = Span::new(0.2, 0.35))]
    pub size_m: Span,
    /// The share of its size over its life.
    #[field(default = Curve::linear(1.0, 0.2))]
    pub size_over_life: Curve,
    /// Its colour over its life.
    pub color_over_life: Gradient,
    /// How far it is turned when it starts.
    #[field(unit = "rad", default = Span::new(0.0, TAU))]
    pub rotation_rad: Span,
    /// How fast it turns.
    #[field(unit = "rad/s")]
    pub spin_rad_per_s: Span,
    /// Its picture; none for a soft round spot.
    #[field(asset = "picture")]
    pub picture: AssetRef,
    /// How it is combined with what is behind it.
    pub blend: ParticleBlend,
    /// What moves particles that are born already.
    pub space: ParticleSpace,
    /// Another number gives other chances.
    pub seed: u32,
    /// How many fly at most.
    #[field(min = 1, max = 100_000, default = 1_000)]
    pub max_count: u32,
}

impl ParticleEmitter {
    /// The most particles of one emitter, whatever it asks for.
    pub const MOST: u32 = 100_000;

    /// A small fire, which stands on its entity.
    pub fn fire() -> Self {
        let glow = |r, g, b| Color::rgb(r, g, b);
        Self {
            rate_per_s: 60.0,
            prewarm: true,
            lifetime_s: Span::new(0.6, 1.3),
            shape: EmitterShape {
                radius_m: 0.25,
                angle_rad: 0.12,
                ..EmitterShape::default()
            },
            speed_m_per_s: Span::new(0.7, 1.6),
            acceleration: Vec3::new(0.0, 1.2, 0.0),
            drag_per_s: 0.6,
            size_m: Span::new(0.35, 0.6),
            size_over_life: Curve {
                keys: vec![
                    CurveKey::with_slope(0.0, 0.45, 3.0),
                    CurveKey::new(0.25, 1.0),
                    CurveKey::with_slope(1.0, 0.1, -1.0),
                ],
            },
            color_over_life: Gradient::new(
                [
                    (0.0, glow(1.0, 0.55, 0.16)),
                    (0.35, glow(0.95, 0.25, 0.04)),
                    (0.75, glow(0.45, 0.05, 0.01)),
                    (1.0, glow(0.08, 0.01, 0.01)),
                ],
                [(0.0, 0.0), (0.12, 0.8), (0.6, 0.5), (1.0, 0.0)],
            ),
            spin_rad_per_s: Span::new(-1.0, 1.0),
            blend: ParticleBlend::Additive,
            ..Self::default()
        }
    }
}
