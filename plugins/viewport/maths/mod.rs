//! Pure functions between points on the screen and points in the world.

mod angle;
mod flat;
mod view;

pub use angle::{angle_around, angle_near};
pub use flat::{distance_to_segment, is_inside};
pub use view::View;

/// The multiple of `step` nearest to `value`; `value` itself for a step that is not positive.
pub fn snapped(value: f32, step: f32) -> f32 {
    if step > 0.0 {
        (value / step).round() * step
    } else {
        value
    }
}
