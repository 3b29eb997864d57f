//! What a fish does. Each rule answers with an acceleration in m/s².

use flock_model::{Boid, Flock};
use playground_base::glam::Vec3;

/// What a fish sees of the others around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Neighbours {
    /// How many.
    pub count: f32,
    /// Sum of their positions.
    pub position_sum: Vec3,
    /// Sum of their velocities.
    pub velocity_sum: Vec3,
    /// Sum of the pushes of those too close.
    pub push_sum: Vec3,
}

/// Towards the middle of those around.
pub fn cohesion(flock: &Flock, position: Vec3, seen: &Neighbours) -> Vec3 {
    let middle = seen.position_sum / seen.count;
    (middle - position) * flock.cohesion
}

/// Towards the direction of those around.
pub fn alignment(flock: &Flock, velocity: Vec3, seen: &Neighbours) -> Vec3 {
    let common = seen.velocity_sum / seen.count;
    (common - velocity) * flock.alignment
}

/// Away from those too close.
pub fn separation(flock: &Flock, seen: &Neighbours) -> Vec3 {
    seen.push_sum * flock.separation
}

/// Away from the predator, the more the closer it is.
pub fn fear(flock: &Flock, position: Vec3, predator: Vec3, scare_radius: f32) -> Vec3 {
    let away = position - predator;
    let distance = away.length().max(0.01);
    let closeness = (1.0 - distance / scare_radius).max(0.0);
    away / distance * closeness * flock.fear
}

/// How frightened a fish is after `delta_s` seconds beside a predator `distance` away.
pub fn fright(fright: f32, distance: f32, scare_radius: f32, delta_s: f32) -> f32 {
    let closeness = (1.0 - distance / scare_radius).clamp(0.0, 1.0);
    let calmer = fright - 0.4 * delta_s;
    calmer.max(closeness).clamp(0.0, 1.0)
}

/// Back into the water.
pub fn stay_inside(flock: &Flock, position: Vec3) -> Vec3 {
    let distance = position.length();
    let outside = (distance - flock.range).max(0.0);
    position / distance.max(0.01) * -outside * 4.0
}

/// The velocity after `delta_s` seconds of `acceleration`. Only a frightened fish swims at top
/// speed.
pub fn accelerate(flock: &Flock, boid: &Boid, acceleration: Vec3, delta_s: f32) -> Vec3 {
    let next = boid.velocity + acceleration.clamp_length_max(60.0) * delta_s;
    let low = flock.low_speed.min(flock.top_speed);
    let top = low + (flock.top_speed - low) * (0.35 + 0.65 * boid.fright);
    next.clamp_length(low, top)
}
