//! The past of an emitter: a few points between which it moved and emitted evenly.

use super::limits::Limits;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_particles::{EmitterState, ParticleEmitter, TrailPoint};

/// The most points for the longest life of a particle: between two of them its emitter moves
/// straight.
const POINTS: f64 = 128.0;

/// Lets time pass: the trail gets a point, and loses those that no particle needs any more.
pub fn advance(
    emitter: &ParticleEmitter,
    state: &mut EmitterState,
    world_from_local: &Mat4,
    delta_s: f32,
) {
    let limits = Limits::of(emitter);
    let delta_s = match delta_s.is_finite() {
        true => f64::from(delta_s.max(0.0)),
        false => 0.0,
    };
    let Some(last) = state.trail.last().copied() else {
        return start(&limits, state, world_from_local);
    };
    state.age_s = last.age_s.max(state.age_s) + delta_s;
    let now = TrailPoint {
        age_s: state.age_s,
        born: last.born + limits.born_between(last.age_s, state.age_s),
        was_emitting: limits.is_emitting,
        ..point_at(world_from_local)
    };
    match state.trail.as_mut_slice() {
        [.., before, last] if is_between(&limits, before, last, &now) => *last = now,
        _ => state.trail.push(now),
    }
    forget(&limits, state);
}

/// With its past at once, for one that is prewarmed.
fn start(limits: &Limits, state: &mut EmitterState, world_from_local: &Mat4) {
    state.age_s = state.age_s.max(0.0);
    let points = resting(limits, state.age_s, world_from_local);
    state.trail.extend(points);
}

/// The past of an emitter that has stood at a place: its start, the end of its births, and now.
pub fn resting(limits: &Limits, age_s: f64, world_from_local: &Mat4) -> [TrailPoint; 3] {
    let point = |age_s| TrailPoint {
        age_s,
        born: limits.born_between(limits.start_s, age_s),
        was_emitting: limits.is_emitting,
        ..point_at(world_from_local)
    };
    [limits.start_s, age_s.min(limits.end_s()), age_s].map(point)
}

fn point_at(world_from_local: &Mat4) -> TrailPoint {
    let (scale, rotation, translation) = world_from_local.to_scale_rotation_translation();
    let is_placed = scale.is_finite() && rotation.is_finite() && translation.is_finite();
    TrailPoint {
        age_s: 0.0,
        born: 0.0,
        was_emitting: true,
        translation: if is_placed { translation } else { Vec3::ZERO },
        rotation: if is_placed { rotation } else { Quat::IDENTITY },
        scale: if is_placed { scale } else { Vec3::ONE },
    }
}

/// Whether a point is not needed, since the trail is straight there, or points are close to each
/// other.
fn is_between(limits: &Limits, before: &TrailPoint, last: &TrailPoint, now: &TrailPoint) -> bool {
    let is_alike = last.was_emitting == now.was_emitting;
    let is_still = has_place_of(before, now) && has_place_of(last, now);
    let rate = |a: &TrailPoint, b: &TrailPoint| (b.born - a.born) / (b.age_s - a.age_s);
    let change = (rate(before, last) - rate(last, now)).abs();
    let is_even = change <= 1e-6 * rate(last, now).abs().max(1.0);
    let is_close = now.age_s - before.age_s < limits.lifetime_s / POINTS;
    is_alike && ((is_still && is_even) || is_close)
}

fn has_place_of(a: &TrailPoint, b: &TrailPoint) -> bool {
    (a.translation, a.rotation, a.scale) == (b.translation, b.rotation, b.scale)
}

/// Removes points before the last one that is older than the oldest particle.
fn forget(limits: &Limits, state: &mut EmitterState) {
    let oldest_s = state.age_s - limits.lifetime_s;
    let needed = state.trail.partition_point(|point| point.age_s <= oldest_s);
    if needed > 1 {
        state.trail.drain(..needed - 1);
    }
}
