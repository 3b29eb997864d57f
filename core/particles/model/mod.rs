//! Data only: emitters, what they did before, and particles.

mod burst;
mod emitter;
mod emitter_moment;
mod emitter_shape;
mod emitter_state;
mod particle;
mod span;

pub use burst::ParticleBurst;
pub use emitter::{AfterEnd, EmitterRepeat, ParticleBlend, ParticleEmitter, ParticleSpace};
pub use emitter_moment::EmitterMoment;
pub use emitter_shape::{EmitterShape, ShapeKind};
pub use emitter_state::{EmitterState, TrailPoint};
pub use particle::Particle;
pub use span::Span;
