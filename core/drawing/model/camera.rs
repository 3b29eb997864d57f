//! [`Camera`]: the component of a camera.

use crate::PicturePart;
use playground_base::glam::Mat4;
use playground_base::{component, described};

/// How distance affects size.
#[described]
#[derive(Copy, Eq)]
pub enum Projection {
    /// Distant objects are small.
    #[default]
    Perspective,
    /// Size does not depend on distance.
    Orthographic,
}

/// A camera. It looks along the -Z axis of its entity, with +Y up.
#[component(former = ["playground-core-rendering::Camera"])]
pub struct Camera {
    /// How distance affects size.
    pub projection: Projection,
    /// Vertical field of view, radians, above 0 and below pi. Perspective only.
    #[field(unit = "rad", min = 0.05, max = 3.0, step = 0.01, default = 0.9)]
    #[field(only(projection = "Perspective"))]
    pub fov_y_rad: f32,
    /// Height of the visible box, metres. Orthographic only.
    #[field(unit = "m", min = 0.01, max = 10_000, step = 0.1, default = 10)]
    #[field(only(projection = "Orthographic"))]
    pub ortho_height_m: f32,
    /// Pixels of pictures in a metre, for games of pixels: each is shown as a whole number of pixels of the
    /// screen, and the camera and sprites move by whole pixels of pictures. The height is changed to the
    /// nearest with which that is so. 0: nothing is rounded.
    #[field(unit = "px/m", min = 0, max = 10_000, step = 1)]
    #[field(only(projection = "Orthographic"))]
    pub pixels_per_m: f32,
    /// Nothing nearer is drawn, metres, above 0.
    #[field(unit = "m", min = 0.001, max = 1_000, step = 0.01, default = 0.1)]
    pub near_m: f32,
    /// Nothing farther is drawn, metres, above `near_m`.
    #[field(unit = "m", min = 0.01, max = 100_000, step = 1, default = 1000)]
    pub far_m: f32,
    /// Whether this camera may be the one that shows the running game.
    #[field(default = true)]
    pub active: bool,
    /// Where it is among several active cameras: the lowest one fills the picture, the others are shown on it,
    /// each in its part, from the lowest to the highest.
    pub order: i32,
    /// The part of the picture in which it is shown.
    pub part: PicturePart,
    /// The numbers of layers that it does not show; see `RenderLayer`.
    pub hides: Vec<u32>,
    /// The name of a picture that this camera draws in place of that of the game: `mirror` is shown by
    /// materials whose map is `@mirror`.
    pub picture: String,
    /// Width and height of that picture, pixels.
    #[field(min = 1, max = 4096, step = 1, default = 512)]
    pub picture_px: u32,
}

impl Camera {
    /// The camera and its transform as they are shown in a picture that is `height_px` high: the same, but
    /// for an orthographic one with [`pixels_per_m`](Self::pixels_per_m), whose height and place are rounded.
    pub fn on_pixels(&self, world_from_view: &Mat4, height_px: f32) -> (Self, Mat4) {
        let Some(grid_m) = self.pixel_m() else {
            return (self.clone(), *world_from_view);
        };
        let wanted = height_px * grid_m / self.ortho_height_m.max(1e-3);
        // Smaller than a pixel, pixels of pictures cannot be whole ones.
        let zoom = if wanted >= 1.0 {
            wanted.round()
        } else {
            wanted
        };
        let camera = Self {
            ortho_height_m: height_px * grid_m / zoom,
            ..self.clone()
        };
        let (scale, rotation, place) = world_from_view.to_scale_rotation_translation();
        let local = rotation.inverse() * place;
        let rounded = (local.truncate() / grid_m).round() * grid_m;
        let place = rotation * rounded.extend(local.z);
        let rounded = Mat4::from_scale_rotation_translation(scale, rotation, place);
        if rounded.is_finite() && camera.ortho_height_m.is_finite() {
            (camera, rounded)
        } else {
            (self.clone(), *world_from_view)
        }
    }

    /// The size of a pixel of pictures, metres; `None` where nothing is rounded.
    pub fn pixel_m(&self) -> Option<f32> {
        let rounds = self.projection == Projection::Orthographic && self.pixels_per_m > 0.0;
        rounds.then(|| 1.0 / self.pixels_per_m)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::glam::Vec3;

    #[test]
    fn pixels_of_pictures_are_whole_pixels_of_the_screen() {
        let camera = Camera {
            projection: Projection::Orthographic,
            ortho_height_m: 10.0,
            pixels_per_m: 16.0,
            ..Camera::default()
        };
        let at = Mat4::from_translation(Vec3::new(1.04, -2.01, 10.0));
        for (height_px, zoom) in [(720.0, 5.0), (480.0, 3.0), (1080.0, 7.0), (170.0, 1.0)] {
            let (shown, place) = camera.on_pixels(&at, height_px);
            let px_per_m = height_px / shown.ortho_height_m;
            assert!(
                (px_per_m / 16.0 - zoom).abs() < 1e-4,
                "{height_px}: {px_per_m}"
            );
            let place = place.w_axis.truncate() * 16.0;
            assert!(
                place.abs_diff_eq(Vec3::new(17.0, -32.0, 160.0), 1e-3),
                "{place}"
            );
        }
        // Nothing is rounded where pixels are smaller than those of the screen.
        let (tiny, _) = camera.on_pixels(&at, 80.0);
        assert!((tiny.ortho_height_m - 10.0).abs() < 1e-4);
    }
}
