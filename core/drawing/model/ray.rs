//! [`Ray`].

use playground_base::described;
use playground_base::glam::Vec3;

/// Steeper against an axis, or flatter on a plane, a ray meets it too far away to be of use.
const PARALLEL: f32 = 1e-3;

/// A half-line in the world: an origin and a direction.
#[described]
#[derive(Copy)]
pub struct Ray {
    /// Where it begins, in metres.
    pub origin: Vec3,
    /// Where it goes; of length 1.
    #[field(default = Vec3::NEG_Z)]
    pub direction: Vec3,
}

impl Ray {
    /// The point at this distance from the origin, in metres.
    pub fn at(&self, distance: f32) -> Vec3 {
        self.origin + self.direction * distance
    }

    /// Where it meets the plane through `point` that is at right angles to `normal`; `None` when it
    /// runs along the plane or away from it.
    pub fn meet_plane(&self, point: Vec3, normal: Vec3) -> Option<Vec3> {
        let slope = self.direction.dot(normal);
        let distance = (point - self.origin).dot(normal) / slope;
        let is_ahead = distance.is_finite() && distance >= 0.0;
        (is_ahead && slope.abs() >= PARALLEL).then(|| self.at(distance))
    }

    /// How far along the line through `point` in direction `axis` (of length 1) it passes nearest,
    /// in metres; `None` when the two are parallel.
    pub fn nearest_on_axis(&self, point: Vec3, axis: Vec3) -> Option<f32> {
        let between = self.origin - point;
        let cosine = self.direction.dot(axis);
        let sine_squared = 1.0 - cosine * cosine;
        let along = between.dot(axis) - cosine * between.dot(self.direction);
        (sine_squared > PARALLEL).then_some(along / sine_squared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ray_meets_the_plane_before_it_and_none_behind_or_beside_it() {
        let down = Ray {
            origin: Vec3::new(1.0, 4.0, 2.0),
            direction: Vec3::NEG_Y,
        };
        let ground = down.meet_plane(Vec3::ZERO, Vec3::Y);
        assert_eq!(ground, Some(Vec3::new(1.0, 0.0, 2.0)));
        assert_eq!(down.meet_plane(Vec3::Y * 5.0, Vec3::Y), None, "behind");
        assert_eq!(down.meet_plane(Vec3::ZERO, Vec3::X), None, "beside");
    }

    #[test]
    fn nearest_on_axis_is_none_for_a_parallel_ray() {
        let ray = |origin, direction| Ray { origin, direction };
        let passing = ray(Vec3::new(4.0, 3.0, 5.0), Vec3::NEG_Z);
        assert_eq!(passing.nearest_on_axis(Vec3::ZERO, Vec3::X), Some(4.0));
        assert_eq!(passing.nearest_on_axis(Vec3::X, Vec3::X), Some(3.0));
        let askew = ray(Vec3::Y, Vec3::new(1.0, -1.0, 0.0).normalize());
        let along = askew.nearest_on_axis(Vec3::ZERO, Vec3::X);
        assert!(along.is_some_and(|along| (along - 1.0).abs() < 1e-5));
        let beside = ray(Vec3::Y, Vec3::X);
        assert_eq!(beside.nearest_on_axis(Vec3::ZERO, Vec3::X), None);
    }
}
