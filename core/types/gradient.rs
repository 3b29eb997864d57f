//! [`Gradient`]: a colour that changes over time.

use crate::Color;
use crate::curve::neighbours;
use serde::{Deserialize, Serialize};

/// A colour of a [`Gradient`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColorKey {
    /// When, 0 to 1.
    pub time: f32,
    /// The colour then; its opacity is not used.
    pub color: Color,
}

/// An opacity of a [`Gradient`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AlphaKey {
    /// When, 0 to 1.
    pub time: f32,
    /// The opacity then, 0 to 1.
    pub alpha: f32,
}

/// A colour and an opacity that change over a time from 0 to 1, each with keys of its own. Between
/// two keys they change evenly, as light mixes; before the first and after the last key they stay.
/// Two keys at one time are a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gradient {
    /// The colours. Without any, it is white.
    pub colors: Vec<ColorKey>,
    /// The opacities. Without any, it is opaque.
    pub alphas: Vec<AlphaKey>,
}

impl ColorKey {
    /// A colour at a time.
    pub const fn new(time: f32, color: Color) -> Self {
        Self { time, color }
    }
}

impl AlphaKey {
    /// An opacity at a time.
    pub const fn new(time: f32, alpha: f32) -> Self {
        Self { time, alpha }
    }
}

impl Default for AlphaKey {
    fn default() -> Self {
        Self::new(0.0, 1.0)
    }
}

impl Gradient {
    /// Colours and opacities at their times.
    pub fn new<const C: usize, const A: usize>(
        colors: [(f32, Color); C],
        alphas: [(f32, f32); A],
    ) -> Self {
        Self {
            colors: colors
                .map(|(time, color)| ColorKey::new(time, color))
                .into(),
            alphas: alphas
                .map(|(time, alpha)| AlphaKey::new(time, alpha))
                .into(),
        }
    }

    /// The same colour at all times.
    pub fn constant(color: Color) -> Self {
        Self::new([(0.0, color)], [(0.0, color.a)])
    }

    /// The colour and the opacity at a time. Allocates nothing.
    pub fn at(&self, time: f32) -> Color {
        Color {
            a: self.alpha_at(time),
            ..self.color_at(time)
        }
    }

    /// The colour at a time, opaque.
    pub fn color_at(&self, time: f32) -> Color {
        let color = match neighbours(&self.colors, |key| key.time, time) {
            (Some(a), Some(b)) => mixed(a.color, b.color, share(a.time, b.time, time)),
            (Some(key), None) | (None, Some(key)) => key.color,
            (None, None) => Color::WHITE,
        };
        Color { a: 1.0, ..color }
    }

    /// The opacity at a time.
    pub fn alpha_at(&self, time: f32) -> f32 {
        match neighbours(&self.alphas, |key| key.time, time) {
            (Some(a), Some(b)) => lerp(a.alpha, b.alpha, share(a.time, b.time, time)),
            (Some(key), None) | (None, Some(key)) => key.alpha,
            (None, None) => 1.0,
        }
    }
}

impl Default for Gradient {
    fn default() -> Self {
        Self::constant(Color::WHITE)
    }
}

/// How far a time is between two, 0 to 1.
fn share(from: f32, to: f32, time: f32) -> f32 {
    (time - from) / (to - from)
}

fn lerp(from: f32, to: f32, share: f32) -> f32 {
    from + (to - from) * share
}

fn mixed(from: Color, to: Color, share: f32) -> Color {
    Color {
        r: lerp(from.r, to.r, share),
        g: lerp(from.g, to.g, share),
        b: lerp(from.b, to.b, share),
        a: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_and_opacities_change_by_keys_of_their_own() {
        let (red, blue) = (Color::rgb(1.0, 0.0, 0.0), Color::rgb(0.0, 0.0, 2.0));
        let gradient = Gradient::new(
            [(0.2, red), (0.6, blue)],
            [(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)],
        );
        let color = |r, b, a| Color { r, g: 0.0, b, a };
        assert_eq!(gradient.at(0.0), color(1.0, 0.0, 0.0));
        assert_eq!(gradient.at(0.5).a, 1.0);
        let middle = gradient.at(0.4);
        assert!((middle.r - 0.5).abs() < 1e-5 && (middle.b - 1.0).abs() < 1e-5);
        assert!((middle.a - 0.8).abs() < 1e-5);
        assert_eq!(gradient.at(1.0), color(0.0, 2.0, 0.0));
    }

    #[test]
    fn opacity_of_a_colour_key_is_not_used_and_no_keys_are_white() {
        let clear = Color {
            a: 0.0,
            ..Color::rgb(0.5, 0.5, 0.5)
        };
        let gradient = Gradient::new([(0.0, clear), (1.0, clear)], []);
        assert_eq!(gradient.at(0.5), Color::rgb(0.5, 0.5, 0.5));
        assert_eq!(Gradient::new([], []).at(0.3), Color::WHITE);
        assert_eq!(Gradient::default().at(0.3), Color::WHITE);
        assert_eq!(Gradient::constant(clear).at(0.3), clear);
    }

    #[test]
    fn order_of_the_keys_does_not_matter_and_two_at_one_time_are_a_step() {
        let gray = |of| Color::rgb(of, of, of);
        let one = Gradient::new([(0.1, gray(0.1)), (0.5, gray(0.5)), (0.9, gray(0.2))], []);
        let other = Gradient::new([(0.9, gray(0.2)), (0.1, gray(0.1)), (0.5, gray(0.5))], []);
        for step in 0..=50 {
            let time = step as f32 / 50.0;
            assert_eq!(one.at(time), other.at(time), "{time}");
        }
        let step = Gradient::new([(0.5, gray(0.0)), (0.5, gray(1.0))], []);
        assert_eq!((step.at(0.499), step.at(0.5)), (gray(0.0), gray(1.0)));
    }
}
