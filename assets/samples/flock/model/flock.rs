//! [`Flock`].

use playground::prelude::*;

/// A flock: the number of fish and their rules. Change any of it while they swim.
#[component(copy)]
pub struct Flock {
    /// Number of fish when play starts.
    #[field(min = 0, max = 20000, default = 5000)]
    pub count: u32,
    /// How far a fish sees others.
    #[field(unit = "m", min = 0.2, max = 6, step = 0.05, default = 1.6)]
    pub radius: f32,
    /// Pull towards the middle of the neighbours.
    #[field(min = 0, max = 10, step = 0.05, default = 1.2)]
    pub cohesion: f32,
    /// Pull towards the direction of the neighbours.
    #[field(min = 0, max = 10, step = 0.05, default = 1.4)]
    pub alignment: f32,
    /// Push away from neighbours that are too close.
    #[field(min = 0, max = 10, step = 0.05, default = 1.8)]
    pub separation: f32,
    /// Push away from the predator.
    #[field(min = 0, max = 200, step = 1, default = 60)]
    pub fear: f32,
    /// The slowest a fish swims.
    #[field(unit = "m/s", min = 0, max = 20, step = 0.1, default = 3)]
    pub low_speed: f32,
    /// The fastest a fish swims.
    #[field(unit = "m/s", min = 0.1, max = 40, step = 0.1, default = 8)]
    pub top_speed: f32,
    /// Radius of the water they stay in.
    #[field(unit = "m", min = 4, max = 200, step = 0.5, default = 24)]
    pub range: f32,
}
