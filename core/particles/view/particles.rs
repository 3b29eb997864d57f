//! [`ParticlesView`]: the contract of what computes particles.
//!
//! - **State.** The implementation has none. What an emitter did before is in [`EmitterState`], which
//!   is a component like others.
//! - **Determinism.** The same moment gives the same particles in the same order, bit for bit, in
//!   every process of one build.
//! - **Threads.** Both calls come from any thread, for several emitters at once.
//! - **Values.** An emitter is data of a file: any number may stand in it. Those that make no sense
//!   are taken as the nearest that do, and no more than [`ParticleEmitter::MOST`] particles are made.
//! - **Memory.** Nothing is allocated but what the vectors of the caller need.

use crate::{EmitterMoment, EmitterState, Particle, ParticleEmitter};
use playground_base::{glam::Mat4, view};

/// Computes particles.
#[view]
pub trait ParticlesView {
    /// Lets time pass for an emitter that is now at a place. A state without a trail starts.
    fn advance(
        &self,
        emitter: &ParticleEmitter,
        state: &mut EmitterState,
        world_from_local: &Mat4,
        delta_s: f32,
    );

    /// Appends the particles that fly at a moment, the youngest of those of its rate first, then those
    /// of its bursts.
    fn particles(&self, moment: &EmitterMoment<'_>, particles: &mut Vec<Particle>);

    /// How long an emitter that emits once has particles, in seconds of its age; `None` for one that
    /// emits forever.
    fn ends_after_s(&self, emitter: &ParticleEmitter) -> Option<f64>;
}
