//! [`LightPicture`]: a picture of light from all around.

use playground_base::glam::Vec3;
use std::f32::consts::{PI, TAU};

/// A picture of light from all around, linear. The middle is where -Z points, the right half where +X points,
/// the upper edge where +Y points.
pub struct LightPicture {
    /// Width in pixels: all the way around.
    pub width: usize,
    /// Height in pixels: from straight up to straight down.
    pub height: usize,
    /// Red, green and blue, rows from top to bottom.
    pub light: Vec<Vec3>,
}

/// Pictures are not made smaller than this, pixels.
const NARROWEST: usize = 32;

impl LightPicture {
    /// The direction that a pixel shows.
    pub fn direction(&self, x: usize, y: usize) -> Vec3 {
        let around = ((x as f32 + 0.5) / self.width as f32 - 0.5) * TAU;
        let down = (y as f32 + 0.5) / self.height as f32 * PI;
        let (sin, cos) = around.sin_cos();
        Vec3::new(sin * down.sin(), down.cos(), -cos * down.sin())
    }

    /// The part of all directions that a pixel of a row shows, of 4 pi.
    pub fn share(&self, y: usize) -> f32 {
        let edge = |y: usize| (y as f32 / self.height as f32 * PI).cos();
        (edge(y) - edge(y + 1)) * TAU / self.width as f32
    }

    /// The light from a direction, between the pixels around it.
    pub fn light_from(&self, direction: Vec3) -> Vec3 {
        let around = 0.5 + direction.x.atan2(-direction.z) / TAU;
        let down = direction.y.clamp(-1.0, 1.0).acos() / PI;
        let x = around * self.width as f32 - 0.5;
        let y = (down * self.height as f32 - 0.5).clamp(0.0, self.height as f32 - 1.0);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, bottom_share) = (x - left, y - top);
        // All the way around: the pixel left of the first is the last.
        let column = |x: f32| (x as i64).rem_euclid(self.width as i64) as usize;
        let row = |y: f32| (y as usize).min(self.height - 1);
        let at = |x: f32, y: f32| {
            let index = row(y) * self.width + column(x);
            self.light.get(index).copied().unwrap_or_default()
        };
        let upper = at(left, top).lerp(at(left + 1.0, top), right_share);
        let lower = at(left, top + 1.0).lerp(at(left + 1.0, top + 1.0), right_share);
        upper.lerp(lower, bottom_share)
    }

    /// A copy of half the width and height.
    pub fn half(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let at = |x: usize, y: usize| {
            let index = y.min(self.height - 1) * self.width + x.min(self.width - 1);
            self.light.get(index).copied().unwrap_or_default()
        };
        let mean = |x: usize, y: usize| {
            let (x, y) = (2 * x, 2 * y);
            (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) * 0.25
        };
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self {
            width,
            height,
            light: rows.map(|(x, y)| mean(x, y)).collect(),
        }
    }

    /// Copies, each half as wide as the one before.
    pub fn smaller_ones(&self) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        loop {
            let last = all.last().unwrap_or(self);
            if last.width / 2 < NARROWEST || last.height / 2 < NARROWEST / 2 {
                return all;
            }
            let next = last.half();
            all.push(next);
        }
    }
}
