//! [`CameraFollow`]: a camera that follows an entity.

use playground_base::component;
use playground_base::glam::Vec2;
use playground_core_ecs::EntityId;

/// A camera that follows an entity in x and y, for games in 2D. It moves with the fixed steps of the game.
#[component(copy)]
pub struct CameraFollow {
    /// The entity that it follows.
    pub target: EntityId,
    /// Width and height of the area in the middle of the picture in which the target moves without the
    /// camera.
    #[field(unit = "m", min = 0, max = 10_000, step = 0.1)]
    pub dead_zone: Vec2,
    /// The time in which half of what is missing is caught up with; 0 for at once.
    #[field(unit = "s", min = 0, max = 10, step = 0.01, default = 0.1)]
    pub half_time_s: f32,
    /// The lower left corner of the area that the picture does not leave.
    #[field(unit = "m", step = 0.5)]
    pub lowest: Vec2,
    /// The upper right corner of it. No area where this is the same point.
    #[field(unit = "m", step = 0.5)]
    pub highest: Vec2,
}

impl CameraFollow {
    /// Where a camera goes from `position` when its target is at `target` and it shows `half_size` to each
    /// side, all in metres, in a step of `delta_s` seconds.
    pub fn next_position(
        &self,
        position: Vec2,
        target: Vec2,
        half_size: Vec2,
        delta_s: f32,
    ) -> Vec2 {
        let zone = self.dead_zone.max(Vec2::ZERO) * 0.5;
        let wanted = position.clamp(target - zone, target + zone);
        let share = if self.half_time_s > 0.0 {
            1.0 - (-delta_s / self.half_time_s).exp2()
        } else {
            1.0
        };
        let moved = position + (wanted - position) * share;
        let bounded = self.within_bounds(moved, half_size);
        if bounded.is_finite() {
            bounded
        } else {
            position
        }
    }

    /// The nearest position from which nothing outside of the area is seen; its middle where the picture is
    /// larger.
    fn within_bounds(&self, position: Vec2, half_size: Vec2) -> Vec2 {
        if !self.lowest.cmplt(self.highest).all() {
            return position;
        }
        let middle = (self.lowest + self.highest) * 0.5;
        let low = (self.lowest + half_size).min(middle);
        let high = (self.highest - half_size).max(middle);
        position.max(low).min(high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: Vec2 = Vec2::new(4.0, 3.0);

    #[test]
    fn target_moves_freely_in_the_dead_zone_and_takes_the_camera_along_outside() {
        let follow = CameraFollow {
            dead_zone: Vec2::new(2.0, 1.0),
            half_time_s: 0.0,
            ..CameraFollow::default()
        };
        let next = |target| follow.next_position(Vec2::ZERO, target, HALF, 0.1);
        assert_eq!(next(Vec2::new(0.9, -0.4)), Vec2::ZERO);
        assert_eq!(next(Vec2::new(3.0, -0.4)), Vec2::new(2.0, 0.0));
        assert_eq!(next(Vec2::new(-1.5, 2.5)), Vec2::new(-0.5, 2.0));
        assert_eq!(next(Vec2::NAN), Vec2::ZERO, "it stays");
    }

    #[test]
    fn half_of_the_rest_is_caught_up_with_whatever_the_steps_are() {
        let follow = CameraFollow {
            half_time_s: 0.5,
            ..CameraFollow::default()
        };
        for steps in [1, 10, 60] {
            let step = |at, _| follow.next_position(at, Vec2::X * 8.0, HALF, 0.5 / steps as f32);
            let at = (0..steps).fold(Vec2::ZERO, step);
            assert!((at.x - 4.0).abs() < 1e-3, "{steps} steps: {at}");
        }
    }

    #[test]
    fn picture_stays_in_the_area_and_in_the_middle_of_a_small_one() {
        let follow = CameraFollow {
            half_time_s: 0.0,
            lowest: Vec2::new(-10.0, -2.0),
            highest: Vec2::new(10.0, 2.0),
            ..CameraFollow::default()
        };
        let at = follow.next_position(Vec2::ZERO, Vec2::splat(50.0), HALF, 0.1);
        assert_eq!(at, Vec2::new(6.0, 0.0));
    }
}
