//! [`Sprite`]: the component of a flat picture.

use playground_base::{Color, component};

/// Shows an entity as a flat picture that faces its +Z.
#[component(former = ["playground-core-rendering::Sprite"])]
pub struct Sprite {
    /// Path of the picture below the project's assets; empty for plain colour.
    #[field(picture)]
    pub texture: String,
    /// Multiplied with the picture.
    pub color: Color,
    /// Width, metres.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.05, default = 1)]
    pub width_m: f32,
    /// Height, metres.
    #[field(unit = "m", min = 0, max = 1_000, step = 0.05, default = 1)]
    pub height_m: f32,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}
