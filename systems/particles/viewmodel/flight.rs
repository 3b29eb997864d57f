//! [`Flight`]: the path of a particle from its birth, in closed form.

use super::birth_place::birth_place;
use super::births::Birth;
use super::chance::Of;
use super::limits::Limits;
use playground_base::Color;
use playground_base::glam::{Affine3A, Mat4, Vec3};
use playground_core_particles::{Particle, ParticleEmitter, ParticleSpace, Span, TrailPoint};

/// What the paths of all particles of an emitter have in common.
pub struct Flight<'a> {
    emitter: &'a ParticleEmitter,
    /// The longest life, in seconds.
    lifetime_s: f32,
    drag_per_s: f32,
    acceleration: Vec3,
    /// Where all particles are carried to; `None` when each stays in the world.
    carried: Option<Affine3A>,
}

impl<'a> Flight<'a> {
    /// Of an emitter that is now at a place.
    pub fn new(emitter: &'a ParticleEmitter, limits: &Limits, world_from_local: &Mat4) -> Self {
        let is_carried = emitter.space == ParticleSpace::Local;
        let drag = emitter.drag_per_s;
        let acceleration = emitter.acceleration;
        Self {
            emitter,
            lifetime_s: limits.lifetime_s as f32,
            drag_per_s: if drag.is_finite() { drag.max(0.0) } else { 0.0 },
            acceleration: match acceleration.is_finite() {
                true => acceleration,
                false => Vec3::ZERO,
            },
            carried: is_carried.then(|| Affine3A::from_mat4(*world_from_local)),
        }
    }

    /// The particle of a birth; `None` when its life is over, or it is nowhere.
    pub fn particle(&self, birth: &Birth) -> Option<Particle> {
        let (emitter, chance) = (self.emitter, birth.chance);
        let of = |span: Span, of: Of| span.at(chance.share(of));
        let lifetime_s = of(emitter.lifetime_s, Of::Lifetime).clamp(0.01, self.lifetime_s);
        let is_alive = birth.age_s >= 0.0 && birth.age_s < lifetime_s;
        if !is_alive {
            return None;
        }
        let life = birth.age_s / lifetime_s;
        let (place, direction) = birth_place(&emitter.shape, emitter.spread_rad, chance);
        let world_from_local = self.carried.unwrap_or_else(|| place_of(&birth.place));
        let velocity = direction * of(emitter.speed_m_per_s, Of::Speed);
        let (coasting, pulled) = way(birth.age_s, self.drag_per_s);
        let position = world_from_local.transform_point3(place)
            + world_from_local.transform_vector3(velocity) * coasting
            + self.acceleration * pulled;
        let scale = scale_of(&world_from_local);
        let size_m = of(emitter.size_m, Of::Size) * emitter.size_over_life.at(life) * scale;
        let spin = of(emitter.spin_rad_per_s, Of::Spin) * birth.age_s;
        let rotation_rad = of(emitter.rotation_rad, Of::Rotation) + spin;
        let color = emitter.color_over_life.at(life);
        let is_somewhere = position.is_finite() && size_m > 0.0 && size_m.is_finite();
        let is_seen = color.a > 0.0 && rotation_rad.is_finite() && is_color(color);
        (is_somewhere && is_seen).then_some(Particle {
            position,
            size_m,
            rotation_rad,
            color,
        })
    }
}

fn is_color(color: Color) -> bool {
    color.to_array().iter().all(|part| part.is_finite())
}

fn place_of(point: &TrailPoint) -> Affine3A {
    Affine3A::from_scale_rotation_translation(point.scale, point.rotation, point.translation)
}

/// The mean size of the axes.
fn scale_of(world_from_local: &Affine3A) -> f32 {
    let matrix = world_from_local.matrix3;
    (matrix.x_axis.length() + matrix.y_axis.length() + matrix.z_axis.length()) / 3.0
}

/// How far a particle has come after a time, for a start with 1 m/s, and for an acceleration of
/// 1 m/s² from rest: the solution of v' = a - k v with the drag k. Without drag these are t and
/// t² / 2; near to that the exact terms cancel each other, so their series is used.
fn way(age_s: f32, drag_per_s: f32) -> (f32, f32) {
    let (t, k) = (age_s, drag_per_s);
    if k * t < 0.02 {
        let coasting = t * (1.0 - k * t / 2.0 * (1.0 - k * t / 3.0));
        let pulled = t * t / 2.0 * (1.0 - k * t / 3.0 * (1.0 - k * t / 4.0));
        return (coasting, pulled);
    }
    let coasting = -(-k * t).exp_m1() / k;
    (coasting, (t - coasting) / k)
}

#[cfg(test)]
mod tests {
    use super::way;

    /// Small steps of v' = a - k v with the midpoint rule.
    fn stepped(age_s: f64, drag: f64) -> (f64, f64) {
        let steps = 100_000;
        let h = age_s / f64::from(steps);
        let mut of = [(0.0, 1.0, 0.0), (0.0, 0.0, 1.0)];
        for _ in 0..steps {
            for (way, speed, pull) in &mut of {
                let middle = *speed + (*pull - drag * *speed) * h / 2.0;
                *way += middle * h;
                *speed += (*pull - drag * middle) * h;
            }
        }
        (of[0].0, of[1].0)
    }

    #[test]
    fn way_is_what_small_steps_come_to() {
        for drag in [0.0, 0.001, 0.01, 0.3, 2.0, 40.0] {
            for age_s in [0.01, 0.5, 3.0, 12.0] {
                let (coasting, pulled) = way(age_s as f32, drag as f32);
                let exact = stepped(age_s, drag);
                for (one, other) in [(coasting, exact.0), (pulled, exact.1)] {
                    let error = (f64::from(one) - other).abs() / other;
                    assert!(error < 2e-4, "{drag} {age_s}: {one} is not {other}");
                }
            }
        }
    }
}
