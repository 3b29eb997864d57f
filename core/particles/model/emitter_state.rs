//! [`EmitterState`]: what an emitter did until now.

use playground_base::{
    component, described,
    glam::{Quat, Vec3},
};

/// What an emitter did until now, while the game plays. Without one, an emitter has stood where it is
/// since it started.
///
/// Particles that are born keep the place of their birth, and their numbers, although the emitter
/// moves on or emits less: both are read from the trail. Remove this component to start the emitter
/// anew.
#[component]
pub struct EmitterState {
    /// How long it exists, in seconds of the game; it starts at 0.
    #[field(unit = "s")]
    pub age_s: f64,
    /// Where it was and how many it had emitted, from the oldest point that a particle which still
    /// flies may need to now. Where nothing changed there is no point between two.
    #[field(hidden)]
    pub trail: Vec<TrailPoint>,
}

/// A point of an emitter's past.
#[described]
#[derive(Copy)]
pub struct TrailPoint {
    /// The age of the emitter, in seconds; negative before its start, for one that starts prewarmed.
    pub age_s: f64,
    /// How many particles of its rate were born until then. A particle was born when this passed its
    /// number.
    pub born: f64,
    /// Whether it emitted since the point before.
    pub was_emitting: bool,
    /// Where it was, in the world.
    pub translation: Vec3,
    /// How it was turned.
    pub rotation: Quat,
    /// How large it was.
    pub scale: Vec3,
}
