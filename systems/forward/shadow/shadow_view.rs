//! [`ShadowView`]: what a light sees.

use super::super::visible::{Detail, Eye};
use super::tiles::Tile;
use playground_base::glam::{Mat4, Vec3, Vec4};

/// What a light sees, and where in the shadow map that lies.
#[derive(Clone, Debug)]
pub struct ShadowView {
    /// World space to the light's clip space; depth grows away from the light.
    pub clip_from_world: Mat4,
    /// World space to texture coordinates and depth, times w.
    pub map_from_world: Mat4,
    /// Its part of the map.
    pub tile: Tile,
    /// Its part of the map in texture coordinates: left, top, right, bottom.
    pub rect: [f32; 4],
    /// Side of a texel in metres: of a sun anywhere, of a lamp at a distance of a metre.
    pub texel_m: f32,
    /// Width of what is seen, in metres, as `texel_m`.
    width_m: f32,
    /// Vertical scale of the projection.
    scale: f32,
}

impl ShadowView {
    /// A view without a place in the map.
    pub fn new(clip_from_world: Mat4, width_m: f32, scale: f32) -> Self {
        Self {
            clip_from_world,
            map_from_world: clip_from_world,
            tile: Tile::default(),
            rect: [0.0; 4],
            texel_m: 0.0,
            width_m,
            scale,
        }
    }

    /// The view in a part of a map of `side_px`.
    pub fn at(self, tile: Tile, side_px: u32) -> Self {
        let share = |px: u32| px as f32 / side_px as f32;
        let (x, y, side) = (share(tile.x), share(tile.y), share(tile.side));
        // Clip space to texture coordinates: y flipped, -1 to 1 becomes the part of the map.
        let map_from_clip = Mat4::from_cols(
            Vec4::new(0.5 * side, 0.0, 0.0, 0.0),
            Vec4::new(0.0, -0.5 * side, 0.0, 0.0),
            Vec4::new(0.0, 0.0, 1.0, 0.0),
            Vec4::new(x + 0.5 * side, y + 0.5 * side, 0.0, 1.0),
        );
        Self {
            map_from_world: map_from_clip * self.clip_from_world,
            rect: [x, y, x + side, y + side],
            texel_m: self.width_m / tile.side as f32,
            tile,
            ..self
        }
    }
}

/// Makes the eyes of views, which choose what casts a shadow and in which detail.
pub struct Eyes<'a> {
    /// The eye of the picture.
    pub lit: &'a Eye,
    /// How much detail casters get.
    pub detail: Detail,
}

impl Eyes<'_> {
    /// The eye of a view.
    pub fn of(&self, view: &ShadowView) -> Eye {
        let side = view.tile.side as f32;
        let eye = Eye::new(view.clip_from_world, view.scale, side, self.detail);
        eye.no_finer_than(self.lit)
    }
}

/// Which way is up for who looks to `direction`.
pub fn up_for(direction: Vec3) -> Vec3 {
    if direction.y.abs() > 0.99 {
        Vec3::X
    } else {
        Vec3::Y
    }
}
