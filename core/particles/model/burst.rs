//! [`ParticleBurst`]: many particles at once.

use playground_base::described;

/// Many particles at once.
#[described]
#[derive(Copy)]
pub struct ParticleBurst {
    /// When, seconds after the emitter starts, and again in each of its rounds.
    #[field(unit = "s", min = 0, max = 1_000, step = 0.05)]
    pub time_s: f32,
    /// How many.
    #[field(min = 0, max = 10_000, default = 30)]
    pub count: u32,
}
