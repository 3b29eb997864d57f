//! The implementation of particles.

mod birth_place;
mod births;
mod chance;
mod emitter_systems;
mod flight;
mod limits;
mod particle_formula;
mod trail;

pub use emitter_systems::EmitterSystems;
pub use particle_formula::ParticleFormula;
