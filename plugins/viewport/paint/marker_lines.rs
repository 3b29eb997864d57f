//! [`paint_marker_lines`]: the frusta of selected cameras and the ranges of selected lights.

use super::strokes::linear;
use crate::scene::{Marker, MarkerKind};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{Camera, Light, LightKind, LineVertex, Projection};
use playground_core_ui::theme;
use std::f32::consts::TAU;

/// The greatest depth of a frustum, in metres: the lines of a camera that sees a kilometre far would
/// have no visible end.
const MAX_DEPTH: f32 = 3.0;
/// The number of lines in a circle.
const PIECES: usize = 48;

/// Adds the lines of selected markers, in world space. `aspect` is the picture's width / height.
pub fn paint_marker_lines(markers: &[Marker], aspect: f32, lines: &mut Vec<LineVertex>) {
    for marker in markers.iter().filter(|marker| marker.is_selected) {
        let Some(world) = without_scale(&marker.world_from_local) else {
            continue;
        };
        let mut lines = Lines { world, lines };
        match &marker.kind {
            MarkerKind::Camera(camera) => lines.frustum(camera, aspect),
            MarkerKind::Light(light) => lines.light(light),
            MarkerKind::Emitter => {}
        }
    }
}

/// The transform without scale, which affects neither a camera's view nor a light's range.
fn without_scale(world: &Mat4) -> Option<Mat4> {
    let (_, rotation, translation) = world.to_scale_rotation_translation();
    let is_valid = rotation.is_finite() && translation.is_finite();
    is_valid.then(|| Mat4::from_rotation_translation(rotation, translation))
}

struct Lines<'a> {
    world: Mat4,
    lines: &'a mut Vec<LineVertex>,
}

impl Lines<'_> {
    fn line(&mut self, from: Vec3, to: Vec3, color: [f32; 4]) {
        let ends = [from, to].map(|end| self.world.transform_point3(end));
        self.lines
            .extend(ends.map(|end| LineVertex::new(end, color)));
    }

    fn circle(&mut self, center: Vec3, a: Vec3, b: Vec3, color: [f32; 4]) {
        let at = |piece: usize| {
            let (sin, cos) = (piece as f32 / PIECES as f32 * TAU).sin_cos();
            center + a * cos + b * sin
        };
        for piece in 0..PIECES {
            self.line(at(piece), at(piece + 1), color);
        }
    }

    fn frustum(&mut self, camera: &Camera, aspect: f32) {
        let color = linear(theme::TEXT, 0.8);
        let far = camera.far_m.min(MAX_DEPTH.max(camera.near_m * 2.0));
        let half_height = |depth: f32| match camera.projection {
            Projection::Perspective => (camera.fov_y_rad * 0.5).tan() * depth,
            Projection::Orthographic => camera.ortho_height_m * 0.5,
        };
        let corners = |depth: f32| {
            let (y, x) = (half_height(depth), half_height(depth) * aspect);
            [(-x, -y), (x, -y), (x, y), (-x, y)].map(|(x, y)| Vec3::new(x, y, -depth))
        };
        let (near, far) = (corners(camera.near_m), corners(far));
        for side in 0..4 {
            self.line(near[side], near[(side + 1) % 4], color);
            self.line(far[side], far[(side + 1) % 4], color);
            self.line(near[side], far[side], color);
        }
        // A roof marks the upper side.
        let top = (far[2] + far[3]) * 0.5 + Vec3::Y * (far[2].y * 0.35);
        self.line(far[3], top, color);
        self.line(far[2], top, color);
    }

    fn light(&mut self, light: &Light) {
        let color = linear(theme::WARNING, 0.8);
        match light.kind {
            LightKind::Directional => self.rays(color),
            LightKind::Point => {
                let r = light.range_m;
                self.circle(Vec3::ZERO, Vec3::X * r, Vec3::Y * r, color);
                self.circle(Vec3::ZERO, Vec3::Y * r, Vec3::Z * r, color);
                self.circle(Vec3::ZERO, Vec3::Z * r, Vec3::X * r, color);
            }
            LightKind::Spot => {
                self.cone(light.range_m, light.outer_angle_rad, color);
                self.cone(
                    light.range_m,
                    light.inner_angle_rad,
                    linear(theme::WARNING, 0.35),
                );
            }
        }
    }

    fn rays(&mut self, color: [f32; 4]) {
        let radius = 0.35;
        self.circle(Vec3::ZERO, Vec3::X * radius, Vec3::Y * radius, color);
        for ray in 0..8 {
            let (sin, cos) = (ray as f32 / 8.0 * TAU).sin_cos();
            let from = Vec3::new(cos, sin, 0.0) * radius;
            self.line(from, from + Vec3::NEG_Z * 1.6, color);
        }
    }

    fn cone(&mut self, range: f32, angle: f32, color: [f32; 4]) {
        let (sin, cos) = angle.sin_cos();
        let (center, radius) = (Vec3::NEG_Z * range * cos, range * sin);
        self.circle(center, Vec3::X * radius, Vec3::Y * radius, color);
        for side in [Vec3::X, Vec3::NEG_X, Vec3::Y, Vec3::NEG_Y] {
            self.line(Vec3::ZERO, center + side * radius, color);
        }
    }
}
