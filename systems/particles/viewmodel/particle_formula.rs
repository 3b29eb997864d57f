//! [`ParticleFormula`]: [`ParticlesView`] in closed form.

use super::births::Births;
use super::flight::Flight;
use super::limits::Limits;
use super::trail;
use playground_base::{Context, ModuleError, glam::Mat4, view_model};
use playground_core_particles::{
    EmitterMoment, EmitterRepeat, EmitterState, Particle, ParticleEmitter, ParticlesView,
};

/// Particles in closed form. It is stateless: what an emitter did before is a component.
pub struct ParticleFormula;

impl ParticleFormula {
    /// Makes it; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ParticlesView for ParticleFormula {
    fn advance(
        &self,
        emitter: &ParticleEmitter,
        state: &mut EmitterState,
        world_from_local: &Mat4,
        delta_s: f32,
    ) {
        trail::advance(emitter, state, world_from_local, delta_s);
    }

    fn particles(&self, moment: &EmitterMoment<'_>, particles: &mut Vec<Particle>) {
        let limits = Limits::of(moment.emitter);
        let rest = trail::resting(&limits, moment.age_s, moment.world_from_local);
        let past = match moment.trail.is_empty() {
            true => &rest,
            false => moment.trail,
        };
        let flight = Flight::new(moment.emitter, &limits, moment.world_from_local);
        let births = Births::new(moment.emitter, &limits, past, moment.age_s);
        births.each(|birth| particles.extend(flight.particle(&birth)));
    }

    fn ends_after_s(&self, emitter: &ParticleEmitter) -> Option<f64> {
        ends_after_s(emitter)
    }
}

/// See [`ParticlesView::ends_after_s`].
pub fn ends_after_s(emitter: &ParticleEmitter) -> Option<f64> {
    let limits = Limits::of(emitter);
    let is_once = emitter.repeat == EmitterRepeat::Once;
    is_once.then_some(limits.duration_s + limits.lifetime_s)
}
