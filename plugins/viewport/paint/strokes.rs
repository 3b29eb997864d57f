//! [`Strokes`]: wide lines and solids as overlay triangles.

use crate::maths::View;
use playground_base::glam::Vec3;
use playground_core_drawing::LineVertex;
use playground_graphics::egui::{Color32, Rgba};
use std::f32::consts::TAU;

/// The number of sides of a cone.
const SIDES: usize = 16;

/// Wide lines and solids as overlay triangles; lines face the eye.
pub struct Strokes<'a> {
    /// The view of the camera.
    pub view: &'a View,
    /// Three vertices for each triangle.
    pub triangles: &'a mut Vec<LineVertex>,
}

/// A colour of the theme in linear space, with an opacity.
pub fn linear(color: Color32, opacity: f32) -> [f32; 4] {
    let [r, g, b, _] = Rgba::from(color).to_array();
    [r, g, b, opacity]
}

impl Strokes<'_> {
    /// A line with a width in points.
    pub fn line(&mut self, from: Vec3, to: Vec3, points: f32, color: [f32; 4]) {
        let to_eye = self.view.to_eye((from + to) * 0.5);
        let side = (to - from).cross(to_eye).normalize_or_zero() * points * 0.5;
        let at_from = side * self.view.metres_per_point(from);
        let at_to = side * self.view.metres_per_point(to);
        self.quad(
            [from - at_from, to - at_to, to + at_to, from + at_from],
            color,
        );
    }

    /// A plane quadrilateral with these corners.
    pub fn quad(&mut self, [a, b, c, d]: [Vec3; 4], color: [f32; 4]) {
        self.triangle([a, b, c], color);
        self.triangle([a, c, d], color);
    }

    /// A cone with its tip at `tip`.
    pub fn cone(&mut self, base: Vec3, tip: Vec3, radius: f32, color: [f32; 4]) {
        let (a, b) = (tip - base).normalize_or(Vec3::Y).any_orthonormal_pair();
        let rim = |side: usize| {
            let (sin, cos) = (side as f32 / SIDES as f32 * TAU).sin_cos();
            base + (a * cos + b * sin) * radius
        };
        for side in 0..SIDES {
            self.triangle([rim(side), rim(side + 1), tip], color);
            self.triangle([rim(side + 1), rim(side), base], color);
        }
    }

    /// A box with edges along three axes of equal length.
    pub fn cube(&mut self, center: Vec3, axes: [Vec3; 3], color: [f32; 4]) {
        for normal in 0..3 {
            let (n, a, b) = (axes[normal], axes[(normal + 1) % 3], axes[(normal + 2) % 3]);
            for n in [n, -n] {
                let corners = [n - a - b, n + a - b, n + a + b, n - a + b];
                self.quad(corners.map(|corner| center + corner), color);
            }
        }
    }

    /// A sector of a disc around `center`, which starts in the direction `from`.
    pub fn sector(&mut self, center: Vec3, axis: Vec3, from: Vec3, angle: f32, color: [f32; 4]) {
        let across = axis.cross(from);
        // Further turns would draw the same disc again.
        let angle = angle.clamp(-TAU, TAU);
        let pieces = ((angle.abs() / TAU * 64.0).ceil() as usize).max(1);
        let at = |piece: usize| {
            let (sin, cos) = (angle * piece as f32 / pieces as f32).sin_cos();
            center + from * cos + across * sin
        };
        for piece in 0..pieces {
            self.triangle([center, at(piece), at(piece + 1)], color);
        }
    }

    fn triangle(&mut self, corners: [Vec3; 3], color: [f32; 4]) {
        self.triangles
            .extend(corners.map(|corner| LineVertex::new(corner, color)));
    }
}
