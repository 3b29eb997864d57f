//! Computes particles: the place of each follows from its emitter, its number and its age
//! (`viewmodel/flight.rs`), and when and where it was born from the emitter's past
//! (`viewmodel/trail.rs`), which a system keeps while the game plays.
#![forbid(unsafe_code)]

mod viewmodel;

pub use viewmodel::{EmitterSystems, ParticleFormula};

playground_base::export!();
