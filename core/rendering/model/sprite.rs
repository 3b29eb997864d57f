//! [`Sprite`]: the component of a flat picture.

use playground_base::{Color, component};

/// Shows an entity as a flat picture that faces its +Z.
#[component]
#[derive(Clone, Debug, PartialEq)]
pub struct Sprite {
    /// Path of the picture below the project's assets; empty for plain colour.
    pub texture: String,
    /// Multiplied with the picture.
    pub color: Color,
    /// Width, metres.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.05)]
    pub width_m: f32,
    /// Height, metres.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.05)]
    pub height_m: f32,
    /// Whether it is drawn at all.
    pub visible: bool,
}

impl Default for Sprite {
    fn default() -> Self {
        Self {
            texture: String::new(),
            color: Color::WHITE,
            width_m: 1.0,
            height_m: 1.0,
            visible: true,
        }
    }
}
