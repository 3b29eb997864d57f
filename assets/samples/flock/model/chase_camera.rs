//! [`ChaseCamera`].

use playground_base::component;

/// A camera that swims behind the predator.
#[component]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChaseCamera {
    /// How far behind.
    #[field(unit = "m", min = 1, max = 60, step = 0.1)]
    pub distance: f32,
    /// How far above.
    #[field(unit = "m", min = 0, max = 30, step = 0.1)]
    pub height: f32,
    /// How quickly it follows: the share of the way per second.
    #[field(unit = "1/s", min = 0.1, max = 20, step = 0.1)]
    pub stiffness: f32,
}

impl Default for ChaseCamera {
    fn default() -> Self {
        Self {
            distance: 11.0,
            height: 3.5,
            stiffness: 3.0,
        }
    }
}
