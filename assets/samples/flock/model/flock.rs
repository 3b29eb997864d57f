//! [`Flock`].

use playground_base::component;

/// A flock: how many, and what drives them. Change any of it while they swim.
#[component]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flock {
    /// How many fish are there when play starts.
    #[field(min = 0, max = 20000)]
    pub count: u32,
    /// How far a fish sees others.
    #[field(unit = "m", min = 0.2, max = 6, step = 0.05)]
    pub radius: f32,
    /// Pull towards the middle of those around.
    #[field(min = 0, max = 10, step = 0.05)]
    pub cohesion: f32,
    /// Pull towards the direction of those around.
    #[field(min = 0, max = 10, step = 0.05)]
    pub alignment: f32,
    /// Push away from those too close.
    #[field(min = 0, max = 10, step = 0.05)]
    pub separation: f32,
    /// Push away from the predator.
    #[field(min = 0, max = 200, step = 1)]
    pub fear: f32,
    /// The slowest a fish swims.
    #[field(unit = "m/s", min = 0, max = 20, step = 0.1)]
    pub low_speed: f32,
    /// The fastest a fish swims.
    #[field(unit = "m/s", min = 0.1, max = 40, step = 0.1)]
    pub top_speed: f32,
    /// Radius of the water they stay in.
    #[field(unit = "m", min = 4, max = 200, step = 0.5)]
    pub range: f32,
}

impl Default for Flock {
    fn default() -> Self {
        Self {
            count: 5000,
            radius: 1.6,
            cohesion: 1.2,
            alignment: 1.4,
            separation: 1.8,
            fear: 60.0,
            low_speed: 3.0,
            top_speed: 8.0,
            range: 24.0,
        }
    }
}
