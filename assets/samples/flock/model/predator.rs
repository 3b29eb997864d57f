//! [`Predator`].

use playground::prelude::*;

/// The shark. The player steers it: W and S swim faster and slower, A and D turn, the mouse turns
/// the view.
#[component(copy)]
pub struct Predator {
    /// Speed when no key is held.
    #[field(unit = "m/s", min = 0, max = 40, step = 0.1, default = 5)]
    pub cruise_speed: f32,
    /// Speed while W is held.
    #[field(unit = "m/s", min = 0, max = 60, step = 0.1, default = 14)]
    pub sprint_speed: f32,
    /// How fast it turns while A or D is held.
    #[field(unit = "rad/s", min = 0, max = 10, step = 0.05, default = 1.8)]
    pub turn_speed: f32,
    /// Distance at which fish see it.
    #[field(unit = "m", min = 0, max = 40, step = 0.1, default = 7)]
    pub scare_radius: f32,
    /// Velocity.
    #[field(unit = "m/s", hidden, default = Vec3::NEG_Z)]
    pub velocity: Vec3,
}
