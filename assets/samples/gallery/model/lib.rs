//! The components of the gallery.
#![forbid(unsafe_code)]

mod turntable;

pub use turntable::Turntable;

playground::export!();
