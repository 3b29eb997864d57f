//! [`View`]: the editor's camera in a rectangle of the screen.

use playground_base::egui::{Pos2, Rect, pos2};
use playground_base::glam::Vec3;
use playground_core_rendering::Ray;
use playground_core_ui::ViewportCamera;

/// The editor's camera in a rectangle of the screen. Screen points are egui's: y goes down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where the picture is, in points.
    pub rect: Rect,
    /// The eye, in metres.
    pub position: Vec3,
    /// Where the picture's right is, length 1.
    pub right: Vec3,
    /// Where the picture's top is, length 1.
    pub up: Vec3,
    /// Where the camera looks, length 1.
    pub forward: Vec3,
    /// Nothing nearer is seen, in metres.
    near: f32,
    /// Half the picture's height at a distance of 1.
    half_height: f32,
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
            half_height: (camera.fov_y * 0.5).tan(),
        }
    }

    /// Distance of a point from the eye's plane, in metres; negative behind the eye.
    pub fn depth(&self, point: Vec3) -> f32 {
        (point - self.position).dot(self.forward)
    }

    /// Where a point is seen; `None` when it is behind the eye. It may lie outside the rectangle.
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
        let direction = self.forward + self.right * offset.x - self.up * offset.y;
        Ray {
            origin: self.position,
            direction: direction.normalize_or(self.forward),
        }
    }

    /// How many metres one point of the screen is at the depth of `point`.
    pub fn metres_per_point(&self, point: Vec3) -> f32 {
        1.0 / self.points_at(self.depth(point).max(self.near))
    }

    /// How many points of the screen one metre is at this depth.
    fn points_at(&self, depth: f32) -> f32 {
        self.rect.height().max(1.0) * 0.5 / (self.half_height * depth)
    }
}
