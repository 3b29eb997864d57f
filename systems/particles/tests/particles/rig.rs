//! An emitter, and the particles of it.

use playground_base::glam::Mat4;
use playground_base::{BindingRegistry, Context, Curve, Gradient, Handle, IdMap};
use playground_core_particles::{
    EmitterMoment, EmitterShape, EmitterState, Particle, ParticleEmitter, ParticlesView, ShapeKind,
    Span,
};
use playground_systems_particles::ParticleFormula;

pub const STEP_S: f32 = 1.0 / 60.0;

pub fn formula() -> ParticleFormula {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    ParticleFormula::new(&context).expect("it needs nothing")
}

/// An emitter without chance: ten a second, each lives for a second, flies up with 2 m/s, and is 1 m
/// wide.
pub fn plain() -> ParticleEmitter {
    ParticleEmitter {
        rate_per_s: 10.0,
        lifetime_s: Span::new(1.0, 1.0),
        speed_m_per_s: Span::new(2.0, 2.0),
        size_m: Span::new(1.0, 1.0),
        rotation_rad: Span::default(),
        size_over_life: Curve::constant(1.0),
        color_over_life: Gradient::default(),
        shape: EmitterShape {
            kind: ShapeKind::Point,
            ..EmitterShape::default()
        },
        ..ParticleEmitter::default()
    }
}

/// The particles of an emitter that stands at a place, at an age.
pub fn resting(emitter: &ParticleEmitter, age_s: f64, world_from_local: Mat4) -> Vec<Particle> {
    let mut particles = Vec::new();
    let moment = EmitterMoment {
        emitter,
        age_s,
        trail: &[],
        world_from_local: &world_from_local,
    };
    formula().particles(&moment, &mut particles);
    particles
}

/// The particles of an emitter with a past.
pub fn played(
    emitter: &ParticleEmitter,
    state: &EmitterState,
    world_from_local: &Mat4,
) -> Vec<Particle> {
    let mut particles = Vec::new();
    let moment = EmitterMoment {
        emitter,
        age_s: state.age_s,
        trail: &state.trail,
        world_from_local,
    };
    formula().particles(&moment, &mut particles);
    particles
}

/// Lets this many steps of the game pass; `place` says where the emitter is at an age.
pub fn play(
    emitter: &ParticleEmitter,
    state: &mut EmitterState,
    steps: u32,
    place: impl Fn(f64) -> Mat4,
) {
    for _ in 0..steps {
        let at = place(state.age_s + f64::from(STEP_S));
        formula().advance(emitter, state, &at, STEP_S);
    }
}

/// The heights of particles, rounded to millimetres.
pub fn heights(particles: &[Particle]) -> Vec<i32> {
    let height = |of: &Particle| (of.position.y * 1000.0).round() as i32;
    particles.iter().map(height).collect()
}
