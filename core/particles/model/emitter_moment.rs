//! [`EmitterMoment`]: everything that its particles follow from.

use crate::{ParticleEmitter, TrailPoint};
use playground_base::glam::Mat4;

/// An emitter at one moment: everything that its particles follow from.
#[derive(Clone, Copy, Debug)]
pub struct EmitterMoment<'a> {
    /// Its settings.
    pub emitter: &'a ParticleEmitter,
    /// How long it exists, in seconds.
    pub age_s: f64,
    /// Its past; empty for one that has stood where it is since it started, and did what its settings
    /// say.
    pub trail: &'a [TrailPoint],
    /// Where it is.
    pub world_from_local: &'a Mat4,
}
