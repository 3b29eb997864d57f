//! Collisions of discs.

use asteroids_model::Body;
use playground::prelude::*;

/// Where a body is, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub position: Vec2,
    /// Its radius.
    pub radius: f32,
}

impl Disc {
    /// The disc of a body.
    pub fn new(body: &Body, transform: &Transform) -> Self {
        Self {
            position: transform.translation.truncate(),
            radius: body.radius,
        }
    }

    /// True when the two overlap.
    pub fn touches(&self, other: &Self) -> bool {
        let reach = self.radius + other.radius;
        self.position.distance_squared(other.position) < reach * reach
    }
}

/// The index of the target that each shot hits. A target is hit once: a second bullet flies on.
pub fn hits(shots: &[Disc], targets: &[Disc]) -> Vec<Option<usize>> {
    let mut is_hit = vec![false; targets.len()];
    let mut first = |shot: &Disc| {
        let hit = (0..targets.len()).find(|&at| !is_hit[at] && shot.touches(&targets[at]))?;
        is_hit[hit] = true;
        Some(hit)
    };
    shots.iter().map(&mut first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disc(x: f32, radius: f32) -> Disc {
        let position = Vec2::new(x, 0.0);
        Disc { position, radius }
    }

    #[test]
    fn discs_touch_when_they_overlap() {
        assert!(disc(0.0, 1.0).touches(&disc(1.9, 1.0)));
        assert!(!disc(0.0, 1.0).touches(&disc(2.1, 1.0)));
    }

    #[test]
    fn second_bullet_in_the_same_rock_flies_on() {
        let rocks = [disc(5.0, 1.0), disc(0.0, 1.0)];
        let bullets = [disc(0.5, 0.1), disc(-0.5, 0.1), disc(5.5, 0.1)];
        assert_eq!(hits(&bullets, &rocks), [Some(1), None, Some(0)]);
    }
}
