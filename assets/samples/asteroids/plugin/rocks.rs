//! The rocks of a wave, and their pieces.

use crate::prefabs::{self, RockParts};
use asteroids_model::{RockHit, RockSize, Rules};
use playground::prelude::*;
use std::f32::consts::TAU;

/// The share of its rock's velocity that a piece keeps.
const KEPT: f32 = 0.4;
/// Number of pieces of a rock.
const PIECES: usize = 2;

/// Large rocks at the edge of the arena, so that a new wave never starts on top of the ship.
pub fn wave(count: u32, rules: &Rules, rng: &mut Rng) -> Vec<RockParts> {
    let rock = |_| {
        let position = edge(rules.arena, RockSize::Large.radius(), rng);
        let velocity = drift(RockSize::Large, rules, rng);
        prefabs::rock(RockSize::Large, position, velocity, rng)
    };
    (0..count).map(rock).collect()
}

/// The pieces of a rock that was hit; none of a small one.
pub fn pieces(hit: &RockHit, rules: &Rules, rng: &mut Rng) -> Vec<RockParts> {
    let piece = |size: RockSize| {
        let velocity = hit.velocity * KEPT + drift(size, rules, rng);
        let offset = velocity.normalize_or_zero() * size.radius();
        prefabs::rock(size, hit.position + offset, velocity, rng)
    };
    let sizes = hit.size.pieces().into_iter();
    let sizes = sizes.flat_map(|size| std::iter::repeat_n(size, PIECES));
    sizes.map(piece).collect()
}

/// A velocity in any direction: the smaller the rock, the faster.
fn drift(size: RockSize, rules: &Rules, rng: &mut Rng) -> Vec2 {
    let top = rules.rock_speed * (RockSize::Large.radius() / size.radius()).sqrt();
    let speed = top * rng.within(0.5..=1.0);
    Vec2::from_angle(rng.within(0.0..=TAU)) * speed
}

/// A point just outside of the arena.
fn edge(arena: Vec2, radius: f32, rng: &mut Rng) -> Vec2 {
    let half = arena / 2.0 + radius;
    let along = rng.within(-1.0..=1.0);
    if rng.bool() {
        Vec2::new(half.x * along, half.y)
    } else {
        Vec2::new(half.x, half.y * along)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(size: RockSize) -> RockHit {
        RockHit {
            size,
            ..RockHit::default()
        }
    }

    #[test]
    fn rock_breaks_into_two_of_the_next_size_and_a_small_one_into_none() {
        let (rules, mut rng) = (Rules::default(), Rng::new(7));
        let sizes = |size, rng: &mut Rng| -> Vec<RockSize> {
            let pieces = pieces(&hit(size), &rules, rng);
            pieces.iter().map(|(_, _, rock, _)| rock.size).collect()
        };
        assert_eq!(sizes(RockSize::Large, &mut rng), [RockSize::Medium; 2]);
        assert_eq!(sizes(RockSize::Medium, &mut rng), [RockSize::Small; 2]);
        assert_eq!(sizes(RockSize::Small, &mut rng), []);
    }

    #[test]
    fn wave_starts_far_from_the_middle() {
        let (rules, mut rng) = (Rules::default(), Rng::new(7));
        let wave = wave(20, &rules, &mut rng);
        assert_eq!(wave.len(), 20);
        for (transform, body, ..) in &wave {
            let distance = transform.translation.length() - body.radius;
            assert!(distance >= rules.arena.y / 2.0 - 1e-3, "{distance} m");
        }
    }
}
