//! [`Boid`].

use playground_base::component;
use playground_base::glam::Vec3;

/// One fish.
#[component]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Boid {
    /// Where it swims to, and how fast.
    #[field(unit = "m/s")]
    pub velocity: Vec3,
}
