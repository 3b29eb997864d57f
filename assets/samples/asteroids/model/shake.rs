//! [`Shake`].

use playground::prelude::*;

/// Shakes its entity, a camera, around the middle.
#[component(copy)]
pub struct Shake {
    /// Greatest distance from the middle.
    #[field(unit = "m", min = 0, max = 1, step = 0.01)]
    pub reach: f32,
}
