//! [`Brick`].

use crate::BrickKind;
use playground::prelude::*;

/// A brick. It stays where it is.
#[component(copy)]
pub struct Brick {
    /// What it is made of.
    pub kind: BrickKind,
    /// Hits until it breaks.
    pub hits_left: u32,
    /// Its middle.
    #[field(unit = "m")]
    pub middle: Vec2,
    /// Its width and height.
    #[field(unit = "m", default = Vec2::new(1.25, 0.625))]
    pub size: Vec2,
    /// How bright it still is from the last hit, from 1 to 0.
    #[field(min = 0, max = 1, step = 0.01)]
    pub flash: f32,
}
