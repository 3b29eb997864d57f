//! [`View`]: the editor's camera in a rectangle of the screen.

use playground_base::glam::Vec3;
use playground_core_drawing::Ray;
use playground_core_ui::ViewportCamera;
use playground_graphics::egui::{Pos2, Rect, pos2};

/// The editor's camera in a rectangle of the screen. Screen points are egui's: y goes down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The area of the picture, in points.
    pub rect: Rect,
    /// The position of the eye, in metres.
    pub position: Vec3,
    /// To the right of the picture, length 1.
    pub right: Vec3,
    /// To the top of the picture, length 1.
    pub up: Vec3,
    /// The view direction, length 1.
    pub forward: Vec3,
    /// The least visible depth, in metres.
    near: f32,
    /// Half the picture's height: at a distance of 1, or in metres for an orthographic picture.
    half_height: f32,
    is_orthographic: bool,
}

impl View {
    /// `camera` shown in `rect`.
    pub fn new(rect: Rect, camera: &ViewportCamera) -> Self {
        Self {
            rect,
            position: camera.position,
            right: camera.rotation * Vec3::X,
            up: camera.rotation * Vec3::Y,
            forward: camera.rotation * Vec3::NEG_Z,
            near: camera.near,
            half_height: match camera.ortho_height {
                Some(height) => height * 0.5,
                None => (camera.fov_y * 0.5).tan(),
            },
            is_orthographic: camera.ortho_height.is_some(),
        }
    }

    /// True in an orthographic picture with this view direction: what looks so sees the same.
    pub fn is_flat_along(&self, direction: Vec3) -> bool {
        self.is_orthographic && self.forward.dot(direction) > 0.999
    }

    /// The depth of a point, in metres; negative behind the eye.
    pub fn depth(&self, point: Vec3) -> f32 {
        (point - self.position).dot(self.forward)
    }

    /// The position of a point on the screen, which may be outside the rectangle; `None` behind the eye.
    pub fn to_screen(&self, point: Vec3) -> Option<Pos2> {
        let offset = point - self.position;
        let depth = offset.dot(self.forward);
        if depth.is_nan() || depth < self.near {
            return None;
        }
        let points = self.points_at(depth);
        let center = self.rect.center();
        Some(pos2(
            center.x + offset.dot(self.right) * points,
            center.y - offset.dot(self.up) * points,
        ))
    }

    /// The ray through a point of the screen.
    pub fn to_ray(&self, point: Pos2) -> Ray {
        let offset = (point - self.rect.center()) / self.points_at(1.0);
        if self.is_orthographic {
            let beside = self.right * offset.x - self.up * offset.y;
            return Ray {
                origin: self.position + beside + self.forward * self.near,
                direction: self.forward,
            };
        }
        let direction = self.forward + self.right * offset.x - self.up * offset.y;
        Ray {
            origin: self.position,
            direction: direction.normalize_or(self.forward),
        }
    }

    /// The metres in one point of the screen at the depth of `point`.
    pub fn metres_per_point(&self, point: Vec3) -> f32 {
        1.0 / self.points_at(self.depth(point).max(self.near))
    }

    /// The direction from a point to the eye, not of length 1.
    pub fn to_eye(&self, point: Vec3) -> Vec3 {
        if self.is_orthographic {
            -self.forward
        } else {
            self.position - point
        }
    }

    /// The points of the screen in one metre at this depth.
    fn points_at(&self, depth: f32) -> f32 {
        let depth = if self.is_orthographic { 1.0 } else { depth };
        self.rect.height().max(1.0) * 0.5 / (self.half_height * depth)
    }
}
