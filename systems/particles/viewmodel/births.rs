//! [`Births`]: when and where the particles that may still fly were born.

use super::chance::Chance;
use super::limits::Limits;
use playground_core_particles::{ParticleEmitter, TrailPoint};

/// The birth of a particle.
#[derive(Clone, Copy, Debug)]
pub struct Birth {
    /// Its age now, in seconds.
    pub age_s: f32,
    /// Where its emitter was.
    pub place: TrailPoint,
    /// What falls by chance for it.
    pub chance: Chance,
}

/// The particles of an emitter that are young enough to fly.
pub struct Births<'a> {
    emitter: &'a ParticleEmitter,
    limits: &'a Limits,
    trail: &'a [TrailPoint],
    age_s: f64,
}

impl<'a> Births<'a> {
    /// Those of an emitter with a past, at an age.
    pub const fn new(
        emitter: &'a ParticleEmitter,
        limits: &'a Limits,
        trail: &'a [TrailPoint],
        age_s: f64,
    ) -> Self {
        Self {
            emitter,
            limits,
            trail,
            age_s,
        }
    }

    /// Calls with each, the youngest of its rate first, then those of its bursts; no more than the
    /// greatest number.
    pub fn each(&self, mut found: impl FnMut(Birth)) {
        // Beyond this, ages are too coarse to be counted in rounds.
        if self.age_s.is_nan() || self.age_s.abs() > 1e12 {
            return;
        }
        let mut left = self.limits.count;
        self.of_rate(&mut left, &mut found);
        self.of_bursts(&mut left, &mut found);
    }

    fn of_rate(&self, left: &mut u32, found: &mut impl FnMut(Birth)) {
        for pair in self.trail.windows(2).rev() {
            let [from, to] = pair else {
                continue;
            };
            if to.age_s < self.age_s - self.limits.lifetime_s {
                return;
            }
            // Number n was born when `born` reached n.
            let (first, end) = (from.born.ceil(), to.born.ceil());
            let mut number = end - 1.0;
            while number >= first {
                if *left == 0 {
                    return;
                }
                *left -= 1;
                let share = (number - from.born) / (to.born - from.born);
                let at_s = from.age_s + (to.age_s - from.age_s) * share;
                if self.age_s - at_s >= self.limits.lifetime_s {
                    return;
                }
                found(Birth {
                    age_s: (self.age_s - at_s) as f32,
                    place: between(from, to, share as f32),
                    chance: Chance::new(self.emitter.seed, 0, number as u64),
                });
                number -= 1.0;
            }
        }
    }

    fn of_bursts(&self, left: &mut u32, found: &mut impl FnMut(Birth)) {
        for (at, burst) in self.emitter.bursts.iter().enumerate() {
            let time_s = f64::from(burst.time_s);
            let is_in_a_round = time_s >= 0.0 && time_s < self.limits.duration_s;
            if !is_in_a_round || burst.count == 0 {
                continue;
            }
            let stream = at as u32 + 1;
            let mut round = match self.limits.is_once {
                true => 0.0,
                false => ((self.age_s - time_s) / self.limits.duration_s).floor(),
            };
            loop {
                let born_s = round * self.limits.duration_s + time_s;
                let age_s = self.age_s - born_s;
                let is_over = age_s >= self.limits.lifetime_s || born_s < self.limits.start_s;
                if is_over || age_s < 0.0 || *left == 0 {
                    break;
                }
                if let Some(place) = self.place_at(born_s) {
                    for number in 0..burst.count.min(*left) {
                        *left -= 1;
                        let number = u64::from(number) | ((round as i64 as u64) << 32);
                        found(Birth {
                            age_s: age_s as f32,
                            place,
                            chance: Chance::new(self.emitter.seed, stream, number),
                        });
                    }
                }
                if self.limits.is_once {
                    break;
                }
                round -= 1.0;
            }
        }
    }

    /// Where the emitter was at an age; `None` when it did not emit, or that is not known any more.
    fn place_at(&self, age_s: f64) -> Option<TrailPoint> {
        let after = self.trail.partition_point(|point| point.age_s < age_s);
        let to = self.trail.get(after)?;
        let Some(from) = after.checked_sub(1).and_then(|at| self.trail.get(at)) else {
            return (to.age_s <= age_s && to.was_emitting).then_some(*to);
        };
        let share = (age_s - from.age_s) / (to.age_s - from.age_s);
        to.was_emitting.then(|| between(from, to, share as f32))
    }
}

/// The place between two points of the trail.
fn between(from: &TrailPoint, to: &TrailPoint, share: f32) -> TrailPoint {
    TrailPoint {
        translation: from.translation.lerp(to.translation, share),
        rotation: match from.rotation == to.rotation {
            true => to.rotation,
            false => from.rotation.slerp(to.rotation, share),
        },
        scale: from.scale.lerp(to.scale, share),
        ..*to
    }
}
