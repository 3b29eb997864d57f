//! [`Screen`].

use crate::{CameraView, Ray};
use playground_base::component;
use playground_base::glam::{Mat4, Vec2, Vec3};

/// The picture that the game is shown in: its size, and what its camera sees. The engine keeps it
/// up to date before each run of a stage. Pixels are counted from the upper left corner of the
/// picture, x to the right and y down, as those of `Input::pointer` are.
///
/// It is not part of the game's state: scenes and the world's hash leave it out. Without a viewport
/// it is 1280 x 720 pixels large.
#[component(derived, resource)]
#[derive(Copy)]
pub struct Screen {
    /// Width and height, in pixels: whole numbers, 1 at least.
    #[field(unit = "px", default = Vec2::new(1280.0, 720.0))]
    pub size_px: Vec2,
    /// Pixels in a point, in which the system measures text and controls.
    #[field(default = 1)]
    pub pixels_per_point: f32,
    /// From the world to clip space (x and y from -1 to 1, depth 1 at the near plane and 0 at the
    /// far one), as the camera that draws sees it.
    pub clip_from_world: Mat4,
    /// The inverse of that.
    pub world_from_clip: Mat4,
}

impl Screen {
    /// A picture that this camera draws.
    pub fn new(size_px: Vec2, pixels_per_point: f32, view: &CameraView) -> Self {
        Self {
            size_px,
            pixels_per_point,
            clip_from_world: view.clip_from_world(),
            world_from_clip: view.view_from_world.inverse() * view.clip_from_view.inverse(),
        }
    }

    /// Width over height.
    pub fn aspect(&self) -> f32 {
        self.size_px.x / self.size_px.y.max(1.0)
    }

    /// The line of what is seen at a pixel: from the near plane of the camera away from it. For a
    /// pointer: `screen.ray_from_pixel(pointer)`.
    pub fn ray_from_pixel(&self, pixel: Vec2) -> Ray {
        let clip = (pixel / self.size_px.max(Vec2::ONE) * 2.0 - 1.0) * Vec2::new(1.0, -1.0);
        let at_depth = |depth| self.world_from_clip.project_point3(clip.extend(depth));
        let (near, far) = (at_depth(1.0), at_depth(0.0));
        Ray {
            origin: near,
            direction: (far - near).normalize_or(Vec3::NEG_Z),
        }
    }

    /// The pixel at which a point of the world is seen; `None` when it is behind the camera or
    /// nearer than the camera draws. It may be outside of the picture.
    pub fn pixel_from_world(&self, point: Vec3) -> Option<Vec2> {
        let clip = self.clip_from_world * point.extend(1.0);
        // Depth is reversed: what is nearer than the near plane has more than 1.
        if clip.w <= 0.0 || clip.z > clip.w {
            return None;
        }
        let flat = Vec2::new(clip.x, -clip.y) / clip.w;
        Some((flat + 1.0) * 0.5 * self.size_px)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Camera, Projection};

    const SIZE: Vec2 = Vec2::new(800.0, 400.0);

    /// At (1, 2, 10), looking along -z.
    fn screen(projection: Projection) -> Screen {
        let camera = Camera {
            projection,
            ..Camera::default()
        };
        let world_from_view = Mat4::from_translation(Vec3::new(1.0, 2.0, 10.0));
        let view = CameraView::new(&camera, &world_from_view, SIZE.x / SIZE.y);
        Screen::new(SIZE, 2.0, &view)
    }

    fn is_near(one: Vec3, other: Vec3) -> bool {
        one.abs_diff_eq(other, 1e-3)
    }

    #[test]
    fn ray_of_the_middle_pixel_is_the_view_direction() {
        for projection in [Projection::Perspective, Projection::Orthographic] {
            let screen = screen(projection);
            let ray = screen.ray_from_pixel(SIZE * 0.5);
            assert!(is_near(ray.direction, Vec3::NEG_Z), "{ray:?}");
            assert!(is_near(ray.origin, Vec3::new(1.0, 2.0, 9.9)), "{ray:?}");
            let pixel = screen.pixel_from_world(Vec3::new(1.0, 2.0, 0.0));
            assert!(pixel.is_some_and(|at| at.abs_diff_eq(SIZE * 0.5, 1e-2)));
        }
    }

    #[test]
    fn a_point_is_on_the_ray_of_its_pixel() {
        for projection in [Projection::Perspective, Projection::Orthographic] {
            let screen = screen(projection);
            for point in [Vec3::new(2.0, 3.0, 1.0), Vec3::new(-1.0, 0.5, -4.0)] {
                let pixel = screen
                    .pixel_from_world(point)
                    .expect("it is before the camera");
                let ray = screen.ray_from_pixel(pixel);
                let distance = (point - ray.origin).dot(ray.direction);
                assert!(is_near(ray.at(distance), point), "{point}: {ray:?}");
            }
        }
    }

    #[test]
    fn the_upper_right_corner_is_up_and_right_in_the_world() {
        let screen = screen(Projection::Orthographic);
        let ray = screen.ray_from_pixel(Vec2::new(SIZE.x, 0.0));
        // 10 m high, twice as wide, around (1, 2).
        assert!(is_near(ray.at(9.9), Vec3::new(11.0, 7.0, 0.0)), "{ray:?}");
    }

    #[test]
    fn point_behind_the_camera_has_no_pixel() {
        for projection in [Projection::Perspective, Projection::Orthographic] {
            let behind = screen(projection).pixel_from_world(Vec3::new(1.0, 2.0, 11.0));
            assert_eq!(behind, None, "{projection:?}");
        }
    }
}
