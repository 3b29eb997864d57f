//! [`CameraView`]: a camera with its transform.

use crate::{Camera, Projection};
use playground_base::glam::{
    Mat4, Vec3,
    camera::rh::proj::directx::{orthographic, perspective},
};

/// A camera as the renderer needs it: position and projection matrices.
///
/// Depth is reversed (near plane 1, far plane 0), which keeps far surfaces apart. To turn a pixel
/// into a ray, unproject it at depth 1 and at depth 0 with the inverse of
/// `clip_from_view * view_from_world`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraView {
    /// World space to view space (the camera at the origin, looking along -Z).
    pub view_from_world: Mat4,
    /// View space to clip space, reversed depth.
    pub clip_from_view: Mat4,
    /// The eye in world space, metres.
    pub position: Vec3,
}

impl CameraView {
    /// A camera with the transform `world_from_view`, for a picture of `aspect` = width / height.
    /// Values that give no picture (a flat field of view, near behind far) are moved to the nearest
    /// that do.
    pub fn new(camera: &Camera, world_from_view: &Mat4, aspect: f32) -> Self {
        // An orthographic camera may also see what is behind it.
        let near = match camera.projection {
            Projection::Perspective => camera.near_m.max(1e-3),
            Projection::Orthographic => camera.near_m,
        };
        let far = camera.far_m.max(near + near.abs().max(1.0) * 1e-3);
        let aspect = if aspect.is_finite() {
            aspect.clamp(1e-3, 1e3)
        } else {
            1.0
        };
        let clip_from_view = match camera.projection {
            Projection::Perspective => {
                perspective(camera.fov_y_rad.clamp(0.01, 3.1), aspect, far, near)
            }
            Projection::Orthographic => {
                let half = camera.ortho_height_m.max(1e-3) * 0.5;
                orthographic(-half * aspect, half * aspect, -half, half, far, near)
            }
        };
        // A camera has no size: that of what it stands on would shift lights and shadows.
        let (_, turn, place) = world_from_view.to_scale_rotation_translation();
        let is_whole = turn.is_finite() && place.is_finite();
        let unscaled = Mat4::from_rotation_translation(turn, place);
        let world_from_view = if is_whole { &unscaled } else { world_from_view };
        Self {
            view_from_world: world_from_view.inverse(),
            clip_from_view,
            position: world_from_view.w_axis.truncate(),
        }
    }

    /// World space to clip space.
    pub fn clip_from_world(&self) -> Mat4 {
        self.clip_from_view * self.view_from_world
    }
}

impl Default for CameraView {
    fn default() -> Self {
        Self::new(&Camera::default(), &Mat4::IDENTITY, 1.0)
    }
}
