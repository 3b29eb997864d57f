//! [`Ray`].

use playground_base::described;
use playground_base::glam::Vec3;

/// A line in the world that begins somewhere and goes on in one direction.
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
    /// The point that is so far from the origin, in metres.
    pub fn at(&self, distance: f32) -> Vec3 {
        self.origin + self.direction * distance
    }

    /// Where it meets the plane through `point` that is at right angles to `normal`; `None` when it runs
    /// along the plane or away from it.
    pub fn meet_plane(&self, point: Vec3, normal: Vec3) -> Option<Vec3> {
        let distance = (point - self.origin).dot(normal) / self.direction.dot(normal);
        (distance.is_finite() && distance >= 0.0).then(|| self.at(distance))
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
}
