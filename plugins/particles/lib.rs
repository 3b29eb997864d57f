//! The gizmo of emitters of particles: their shape and direction in the viewport.
#![forbid(unsafe_code)]

mod emitter_gizmo;

pub use emitter_gizmo::EmitterGizmo;

playground_base::export!();
