//! [`Sprite`]: the component of a flat picture.

use playground_base::{AssetRef, Color, component};

/// Shows an entity as a flat picture that faces its +Z.
#[component(former = ["playground-core-rendering::Sprite"])]
pub struct Sprite {
    /// The picture; none for plain colour.
    #[field(asset = "picture")]
    pub texture: AssetRef,
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
