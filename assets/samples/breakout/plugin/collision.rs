//! Where a ball touches a rectangle.

use playground::prelude::*;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its middle.
    pub middle: Vec2,
    /// Half of its width and height.
    pub half: Vec2,
}

/// Where a ball overlaps a rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// Which way out: length 1.
    pub normal: Vec2,
    /// How far.
    pub depth: f32,
}

impl Area {
    /// The rectangle with this middle and size.
    pub fn new(middle: Vec2, size: Vec2) -> Self {
        let half = size / 2.0;
        Self { middle, half }
    }

    /// Where a ball overlaps it; `None` when it does not.
    pub fn contact(&self, ball: Vec2, radius: f32) -> Option<Contact> {
        let offset = ball - self.middle;
        let outside = offset - offset.clamp(-self.half, self.half);
        let distance = outside.length();
        if distance > 0.0 {
            let depth = radius - distance;
            let normal = outside / distance;
            return (depth > 0.0).then_some(Contact { normal, depth });
        }
        // The middle of the ball is inside: out through the nearest side.
        let inside = self.half - offset.abs();
        let (normal, depth) = if inside.x < inside.y {
            (Vec2::X * offset.x.signum(), inside.x)
        } else {
            (Vec2::Y * offset.y.signum(), inside.y)
        };
        let depth = depth + radius;
        Some(Contact { normal, depth })
    }

    /// True when the two overlap.
    pub fn overlaps(&self, other: &Self) -> bool {
        let away = (self.middle - other.middle).abs();
        away.cmplt(self.half + other.half).all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRICK: Area = Area {
        middle: Vec2::new(2.0, 1.0),
        half: Vec2::new(0.5, 0.25),
    };

    fn contact(x: f32, y: f32) -> Option<Contact> {
        BRICK.contact(Vec2::new(x, y), 0.2)
    }

    #[test]
    fn ball_beside_a_brick_is_pushed_out_of_the_side_that_it_touches() {
        let cases = [
            ((1.4, 1.1), Vec2::NEG_X),
            ((2.6, 0.9), Vec2::X),
            ((2.1, 1.4), Vec2::Y),
            ((1.9, 0.6), Vec2::NEG_Y),
        ];
        for ((x, y), normal) in cases {
            let hit = contact(x, y).expect("it touches");
            assert_eq!(hit.normal, normal, "{x}, {y}");
            assert!(hit.depth > 0.0 && hit.depth <= 0.1 + 1e-5, "{hit:?}");
        }
        assert_eq!(contact(1.25, 1.0), None);
    }

    #[test]
    fn ball_at_a_corner_is_pushed_out_aslant() {
        let hit = contact(2.6, 1.35).expect("it touches");
        assert!(hit.normal.abs_diff_eq(Vec2::ONE.normalize(), 1e-3));
        assert_eq!(
            contact(2.65, 1.4),
            None,
            "nearer along each axis, but not both"
        );
    }

    #[test]
    fn ball_inside_leaves_through_the_nearest_side() {
        let hit = contact(2.05, 1.2).expect("it is inside");
        assert_eq!(hit.normal, Vec2::Y);
        assert!((hit.depth - 0.25).abs() < 1e-5);
    }

    #[test]
    fn rectangles_that_only_touch_do_not_overlap() {
        let beside = |x| Area::new(Vec2::new(x, 1.0), Vec2::ONE);
        assert!(BRICK.overlaps(&beside(2.9)));
        assert!(!BRICK.overlaps(&beside(3.0)));
    }
}
