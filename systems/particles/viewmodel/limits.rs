//! [`Limits`]: the settings of an emitter that bound its work, each a number that makes sense.

use playground_core_particles::{EmitterRepeat, ParticleEmitter};

/// The longest life and the longest round, in seconds.
const LONGEST_S: f64 = 1_000.0;
/// The shortest life and the shortest round, in seconds.
const SHORTEST_S: f64 = 0.01;

/// The settings of an emitter that bound its work, each a number that makes sense.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The longest life of a particle, in seconds.
    pub lifetime_s: f64,
    /// The length of a round, in seconds.
    pub duration_s: f64,
    /// How many are born in a second: what is asked for, but never more than fit into the greatest
    /// number when all of them live longest. 0 while it does not emit.
    pub rate_per_s: f64,
    /// The most particles that are looked at.
    pub count: u32,
    /// Particles are born.
    pub is_emitting: bool,
    /// One round only.
    pub is_once: bool,
    /// The age at which it starts: before 0 when it is prewarmed.
    pub start_s: f64,
}

impl Limits {
    /// Those of an emitter.
    pub fn of(emitter: &ParticleEmitter) -> Self {
        let lifetime_s = within(emitter.lifetime_s.greatest(), SHORTEST_S, LONGEST_S);
        let count = emitter.max_count.clamp(1, ParticleEmitter::MOST);
        let most = f64::from(count) / lifetime_s;
        let is_once = emitter.repeat == EmitterRepeat::Once;
        let is_warm = emitter.prewarm && !is_once;
        Self {
            lifetime_s,
            duration_s: within(emitter.duration_s, SHORTEST_S, LONGEST_S),
            rate_per_s: match emitter.emitting {
                true => within(emitter.rate_per_s, 0.0, most),
                false => 0.0,
            },
            count,
            is_emitting: emitter.emitting,
            is_once,
            start_s: if is_warm { -lifetime_s } else { 0.0 },
        }
    }

    /// The age at which no more are born.
    pub const fn end_s(&self) -> f64 {
        match self.is_once {
            true => self.duration_s,
            false => f64::INFINITY,
        }
    }

    /// How many are born at its rate between two ages.
    pub fn born_between(&self, from_s: f64, to_s: f64) -> f64 {
        let time_s = to_s.min(self.end_s()) - from_s.max(self.start_s);
        time_s.max(0.0) * self.rate_per_s
    }
}

/// The nearest number within two; the least for none.
fn within(number: f32, least: f64, most: f64) -> f64 {
    match number.is_nan() {
        true => least,
        false => f64::from(number).clamp(least, most),
    }
}
