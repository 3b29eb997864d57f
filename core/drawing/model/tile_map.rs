//! [`TileMap`]: the component of a map of tiles.

use crate::{SpriteSheet, TileCells};
use playground_base::glam::{IVec2, Mat4, Vec2, Vec3};
use playground_base::{AssetRef, Color, component, described};

/// Shows an entity as a map of tiles: cells of a sheet, side by side, in layers. It faces the +Z of its
/// entity. Cell (0, 0) has its lower left corner at the entity; x grows to the right, y upwards.
///
/// The map belongs to the component: code reads and sets tiles with [`tile_at`](Self::tile_at) and
/// [`set_tile`](Self::set_tile).
#[component]
pub struct TileMap {
    /// Width and height of a cell.
    #[field(unit = "m", min = 0.001, max = 1_000, step = 0.05, default = Vec2::ONE)]
    pub tile_size: Vec2,
    /// The picture with the tiles.
    #[field(asset = "picture")]
    pub texture: AssetRef,
    /// How the picture is divided into tiles.
    pub sheet: SpriteSheet,
    /// Sharp pixels when the picture is enlarged, in place of smooth ones.
    #[field(default = true)]
    pub sharp: bool,
    /// Sprites, tile maps and texts of a higher layer are drawn over those of a lower one.
    #[field(min = -1_000, max = 1_000, step = 1)]
    pub layer: i32,
    /// Its layers, the lowest first.
    #[field(default = vec![TileLayer::default()])]
    pub layers: Vec<TileLayer>,
    /// Whether it is drawn at all.
    #[field(default = true)]
    pub visible: bool,
}

/// A layer of a tile map.
#[described]
pub struct TileLayer {
    /// Its name.
    #[field(default = "Ground".to_owned())]
    pub name: String,
    /// Multiplied with its tiles.
    pub color: Color,
    /// The order in the layer of the map, as of a sprite.
    #[field(min = -1_000_000, max = 1_000_000, step = 1)]
    pub order: i32,
    /// Whether it is drawn.
    #[field(default = true)]
    pub visible: bool,
    /// Its cells.
    #[field(hidden)]
    pub cells: TileCells,
}

impl TileMap {
    /// The tile of a cell, counted from 0 in the sheet; `None` for an empty cell, and where there is no such
    /// layer.
    pub fn tile_at(&self, layer: usize, cell: IVec2) -> Option<u32> {
        let tile = self.layers.get(layer)?.cells.get(cell);
        tile.checked_sub(1).map(u32::from)
    }

    /// Sets the tile of a cell, `None` for an empty one. False when nothing changed.
    pub fn set_tile(&mut self, layer: usize, cell: IVec2, tile: Option<u32>) -> bool {
        let number = tile.map_or(Some(0), number_of_tile);
        let layer = self.layers.get_mut(layer);
        let pair = layer.zip(number);
        pair.is_some_and(|(layer, number)| layer.cells.set(cell, number))
    }

    /// The cell at a point of the world, for a map with this transform.
    pub fn cell_at(&self, world_from_local: &Mat4, point: Vec3) -> IVec2 {
        let local = world_from_local
            .inverse()
            .transform_point3(point)
            .truncate();
        let cell = (local / self.cell_size()).floor();
        let far = TileCells::FARTHEST as f32;
        // No number is a cell too.
        cell.clamp(Vec2::splat(-far), Vec2::splat(far)).as_ivec2()
    }

    /// The middle of a cell in the world, for a map with this transform.
    pub fn center_of(&self, world_from_local: &Mat4, cell: IVec2) -> Vec3 {
        let local = (cell.as_vec2() + 0.5) * self.cell_size();
        world_from_local.transform_point3(local.extend(0.0))
    }

    /// Width and height of a cell, metres, above 0.
    pub fn cell_size(&self) -> Vec2 {
        // `max` takes the other for no number.
        self.tile_size.max(Vec2::splat(1e-3)).min(Vec2::splat(1e6))
    }

    /// The lowest and the highest corner of what has tiles, in its own axes, metres; `None` without tiles.
    pub fn bounds(&self) -> Option<(Vec2, Vec2)> {
        let bounds = self.layers.iter().filter_map(|layer| layer.cells.bounds());
        let all = bounds.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)));
        let size = self.cell_size();
        all.map(|(low, high)| (low.as_vec2() * size, (high + 1).as_vec2() * size))
    }
}

/// How a cell stores a tile; `None` for one that is too high.
fn number_of_tile(tile: u32) -> Option<u16> {
    u16::try_from(tile).ok()?.checked_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_counted_from_zero_and_none_is_empty() {
        let mut map = TileMap::default();
        let cell = IVec2::new(-3, 7);
        assert_eq!(map.tile_at(0, cell), None);
        assert!(map.set_tile(0, cell, Some(0)));
        assert_eq!(map.tile_at(0, cell), Some(0));
        assert!(map.set_tile(0, cell, Some(65_534)));
        assert!(!map.set_tile(0, cell, Some(65_535)), "no such tile");
        assert!(!map.set_tile(1, cell, Some(0)), "no such layer");
        assert_eq!(map.tile_at(0, cell), Some(65_534));
        assert!(map.set_tile(0, cell, None));
        assert_eq!(map.layers[0].cells, TileCells::default());
    }

    #[test]
    fn points_of_a_moved_map_are_in_their_cells() {
        let map = TileMap {
            tile_size: Vec2::new(0.5, 2.0),
            ..TileMap::default()
        };
        let world_from_local = Mat4::from_translation(Vec3::new(10.0, 20.0, 3.0));
        let cell = |x, y| map.cell_at(&world_from_local, Vec3::new(x, y, 3.0));
        assert_eq!(cell(10.1, 20.1), IVec2::ZERO);
        assert_eq!(cell(9.9, 19.9), IVec2::NEG_ONE);
        assert_eq!(cell(11.2, 25.0), IVec2::new(2, 2));
        let middle = map.center_of(&world_from_local, IVec2::new(2, 2));
        assert_eq!(middle, Vec3::new(11.25, 25.0, 3.0));
        // Neither panics.
        map.cell_at(&Mat4::ZERO, Vec3::ONE);
        cell(f32::NAN, f32::INFINITY);
    }
}
