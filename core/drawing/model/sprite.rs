//! [`Sprite`]: the component of a flat picture.

use crate::SpriteSheet;
use playground_base::glam::Vec2;
use playground_base::{AssetRef, Color, component, described};

/// Shows an entity as a flat picture that faces its +Z.
///
/// Sprites are drawn by their layer, then by their order in it, then from the farthest to the nearest.
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
    /// How the picture is divided into cells.
    pub sheet: SpriteSheet,
    /// The cell that is shown, from 0.
    pub cell: u32,
    /// Mirrored, left to right.
    pub flip_x: bool,
    /// Mirrored, top to bottom.
    pub flip_y: bool,
    /// The point of the sprite that lies on its entity, and around which it turns: (0, 0) is its lower left
    /// corner, (1, 1) its upper right one.
    #[field(min = -10, max = 10, step = 0.05, default = Vec2::splat(0.5))]
    pub pivot: Vec2,
    /// Borders of the cell that keep their size however large the sprite is. All 0: the whole is stretched.
    pub slices: NineSlice,
    /// Sharp pixels when the picture is enlarged, in place of smooth ones.
    pub sharp: bool,
    /// Sprites, tile maps and texts of a higher layer are drawn over those of a lower one.
    #[field(min = -1_000, max = 1_000, step = 1)]
    pub layer: i32,
    /// The same within a layer.
    #[field(min = -1_000_000, max = 1_000_000, step = 1)]
    pub order: i32,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}

/// The borders of a picture that is stretched in nine parts: corners keep their size, edges are stretched
/// along themselves, the middle both ways. For frames, buttons and platforms of any size.
#[described(copy)]
pub struct NineSlice {
    /// Width of the left border.
    #[field(unit = "px", min = 0, max = 4096, step = 1)]
    pub left_px: f32,
    /// Width of the right border.
    #[field(unit = "px", min = 0, max = 4096, step = 1)]
    pub right_px: f32,
    /// Height of the upper border.
    #[field(unit = "px", min = 0, max = 4096, step = 1)]
    pub top_px: f32,
    /// Height of the lower border.
    #[field(unit = "px", min = 0, max = 4096, step = 1)]
    pub bottom_px: f32,
    /// Pixels of a border in a metre.
    #[field(unit = "px/m", min = 0.01, max = 10_000, step = 1, default = 64)]
    pub pixels_per_m: f32,
}

impl NineSlice {
    /// True when there is no border.
    pub fn is_none(&self) -> bool {
        let all = [self.left_px, self.right_px, self.top_px, self.bottom_px];
        // Also for no numbers.
        !all.iter().any(|border| *border > 0.0)
    }
}
