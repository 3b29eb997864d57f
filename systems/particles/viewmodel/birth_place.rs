//! Where a particle is born in the space of its emitter, and which way it starts.

use super::chance::{Chance, Of};
use playground_base::glam::{Vec2, Vec3};
use playground_core_particles::{EmitterShape, ShapeKind};
use std::f32::consts::TAU;

/// Where a particle is born in the space of its emitter, and which way it starts, a direction of
/// length 1.
pub fn birth_place(shape: &EmitterShape, spread_rad: f32, chance: Chance) -> (Vec3, Vec3) {
    let (place, direction) = match shape.kind {
        ShapeKind::Point => (Vec3::ZERO, Vec3::Y),
        ShapeKind::Sphere => in_sphere(shape, chance),
        ShapeKind::Box => (in_box(shape, chance), Vec3::Y),
        ShapeKind::Cone => in_cone(shape, chance),
        ShapeKind::Disc => (flat(in_disc(shape, chance) * shape.radius_m), Vec3::Y),
    };
    (place, leaning(direction, spread_rad, chance))
}

const fn flat(at: Vec2) -> Vec3 {
    Vec3::new(at.x, 0.0, at.y)
}

/// A direction for each point of the unit sphere, all alike.
fn in_sphere(shape: &EmitterShape, chance: Chance) -> (Vec3, Vec3) {
    let y = chance.signed(Of::PlaceY);
    let (sin, cos) = (chance.share(Of::PlaceX) * TAU).sin_cos();
    let around = (1.0 - y * y).max(0.0).sqrt();
    let direction = Vec3::new(around * cos, y, around * sin);
    // The volume within a radius grows with its third power.
    let radius = match shape.shell {
        true => 1.0,
        false => chance.share(Of::PlaceZ).cbrt(),
    };
    (direction * radius * shape.radius_m, direction)
}

fn in_box(shape: &EmitterShape, chance: Chance) -> Vec3 {
    let [x, y, z] = [Of::PlaceX, Of::PlaceY, Of::PlaceZ].map(|of| chance.signed(of));
    let place = Vec3::new(x, y, z) * 0.5 * shape.size_m;
    match shape.shell {
        true => on_side(place, shape.size_m * 0.5, chance.share(Of::Side)),
        false => place,
    }
}

/// A point of a box moved to one of its sides, those of greater area more often.
fn on_side(place: Vec3, half: Vec3, share: f32) -> Vec3 {
    let half = half.abs();
    let areas = Vec3::new(half.y * half.z, half.z * half.x, half.x * half.y);
    let at = share * 2.0 * (areas.x + areas.y + areas.z);
    let sign = |rest: f32, area: f32| if rest < area { 1.0 } else { -1.0 };
    let (of_x, of_y) = (areas.x * 2.0, areas.y * 2.0);
    if at < of_x {
        place.with_x(half.x * sign(at, areas.x))
    } else if at < of_x + of_y {
        place.with_y(half.y * sign(at - of_x, areas.y))
    } else {
        place.with_z(half.z * sign(at - of_x - of_y, areas.z))
    }
}

/// A point of the unit disc.
fn in_disc(shape: &EmitterShape, chance: Chance) -> Vec2 {
    let radius = match shape.shell {
        true => 1.0,
        false => chance.share(Of::PlaceZ).sqrt(),
    };
    Vec2::from_angle(chance.share(Of::PlaceX) * TAU) * radius
}

fn in_cone(shape: &EmitterShape, chance: Chance) -> (Vec3, Vec3) {
    let at = in_disc(shape, chance);
    let (sin, cos) = (shape.angle_rad * at.length()).sin_cos();
    let outwards = at.normalize_or_zero();
    let direction = flat(outwards) * sin + Vec3::Y * cos;
    (flat(at * shape.radius_m), direction)
}

/// A direction that leans by chance, up to an angle: all directions within it are alike.
fn leaning(direction: Vec3, spread_rad: f32, chance: Chance) -> Vec3 {
    let spread_rad = spread_rad.clamp(0.0, TAU * 0.5);
    let is_leaning = spread_rad > 0.0 && direction.is_normalized();
    if !is_leaning {
        return direction;
    }
    // The area of a sphere within an angle grows with one minus its cosine.
    let cos = 1.0 - chance.share(Of::Lean) * (1.0 - spread_rad.cos());
    let sin = (1.0 - cos * cos).max(0.0).sqrt();
    let (side, other) = direction.any_orthonormal_pair();
    let (around_sin, around_cos) = (chance.share(Of::Around) * TAU).sin_cos();
    direction * cos + (side * around_cos + other * around_sin) * sin
}
