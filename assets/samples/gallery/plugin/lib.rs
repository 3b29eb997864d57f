//! The movements of the gallery.
#![forbid(unsafe_code)]

mod turntable_systems;

pub use turntable_systems::TurntableSystems;

playground::export!();
