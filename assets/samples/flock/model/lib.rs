//! The components of the flock sample. The logic is in the plugin: editing a rule never compiles
//! this crate again.
#![forbid(unsafe_code)]

mod boid;
mod chase_camera;
mod flock;
mod predator;

pub use boid::Boid;
pub use chase_camera::ChaseCamera;
pub use flock::Flock;
pub use predator::Predator;

playground::export!();
