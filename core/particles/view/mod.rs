//! Contracts.

mod particles;

pub use particles::{BoundParticlesView, ParticlesView};
