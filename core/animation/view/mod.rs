//! The contract of what makes poses.

mod animation;

pub use animation::{AnimationView, BoundAnimationView};
