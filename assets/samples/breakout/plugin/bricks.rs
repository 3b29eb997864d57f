//! What tiles of a level become, and what a hit does to a brick.

use breakout_model::{Brick, BrickKind};
use playground::prelude::*;

/// Cells of a row of the sheet: the light that crosses a brick, the brick, and the cracked one.
pub const COLUMNS: u32 = 6;
/// The first cells, in which light crosses it; the last one of them shows it at rest.
pub const SHINE_CELLS: u32 = 5;

/// What a hit did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// It never breaks.
    Held,
    /// It breaks with the next hit, or a later one.
    Cracked,
    /// It is gone.
    Broken,
    /// It was gone already.
    Gone,
}

/// The kind of brick that a tile stands for; `None` for one that is not in the sheet.
pub fn kind_of_tile(tile: u32) -> Option<BrickKind> {
    BrickKind::ALL.get((tile / COLUMNS) as usize).copied()
}

/// The cell of a kind that shows light from the left, with which its flip-book begins.
pub fn first_cell(kind: BrickKind) -> u32 {
    kind as u32 * COLUMNS
}

/// The cell of a kind that shows cracks.
pub fn cracked_cell(kind: BrickKind) -> u32 {
    first_cell(kind) + COLUMNS - 1
}

/// The bricks of a level: the cell and the kind of each.
pub fn of_level(map: &TileMap) -> Vec<(IVec2, BrickKind)> {
    let Some((low, high)) = map.bounds() else {
        return Vec::new();
    };
    let size = map.cell_size();
    let cell_of = |corner: Vec2| (corner / size).round().as_ivec2();
    let (low, high) = (cell_of(low), cell_of(high));
    let cells = (low.y..high.y).flat_map(|y| (low.x..high.x).map(move |x| IVec2::new(x, y)));
    let brick = |cell| Some((cell, kind_of_tile(map.tile_at(0, cell)?)?));
    cells.filter_map(brick).collect()
}

/// A hit on a brick.
pub fn strike(brick: &mut Brick) -> Outcome {
    if brick.kind.hits().is_none() {
        return Outcome::Held;
    }
    if brick.hits_left == 0 {
        return Outcome::Gone;
    }
    brick.hits_left -= 1;
    if brick.hits_left == 0 {
        Outcome::Broken
    } else {
        Outcome::Cracked
    }
}

/// The points of a brick, the `combo`th since a ball touched the paddle, counted from 1.
pub fn points(kind: BrickKind, combo: u32, most_combo: u32) -> u32 {
    kind.points() * combo.clamp(1, most_combo.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brick(kind: BrickKind) -> Brick {
        Brick {
            kind,
            hits_left: kind.hits().unwrap_or_default(),
            ..Brick::default()
        }
    }

    #[test]
    fn tiles_of_a_row_are_bricks_of_one_kind() {
        assert_eq!(kind_of_tile(0), Some(BrickKind::Red));
        assert_eq!(kind_of_tile(5), Some(BrickKind::Red));
        assert_eq!(kind_of_tile(6), Some(BrickKind::Orange));
        assert_eq!(kind_of_tile(8 * COLUMNS), Some(BrickKind::Bonus));
        assert_eq!(kind_of_tile(9 * COLUMNS), None);
        for kind in BrickKind::ALL {
            assert_eq!(kind_of_tile(first_cell(kind)), Some(kind));
            assert_eq!(kind_of_tile(cracked_cell(kind)), Some(kind));
        }
    }

    #[test]
    fn level_has_a_brick_for_each_tile_that_is_painted() {
        let mut map = TileMap::default();
        assert_eq!(of_level(&map), []);
        map.set_tile(0, IVec2::new(-2, 3), Some(4));
        map.set_tile(0, IVec2::new(11, 0), Some(40));
        map.set_tile(0, IVec2::new(1, 1), Some(60_000));
        let bricks = of_level(&map);
        let expected = [
            (IVec2::new(11, 0), BrickKind::Hard),
            (IVec2::new(-2, 3), BrickKind::Red),
        ];
        assert_eq!(bricks, expected, "a tile that is not in the sheet is none");
    }

    #[test]
    fn hard_brick_cracks_first_and_steel_holds() {
        let (mut red, mut hard, mut steel) = (
            brick(BrickKind::Red),
            brick(BrickKind::Hard),
            brick(BrickKind::Steel),
        );
        assert_eq!(strike(&mut red), Outcome::Broken);
        assert_eq!(strike(&mut red), Outcome::Gone);
        assert_eq!(strike(&mut hard), Outcome::Cracked);
        assert_eq!(strike(&mut hard), Outcome::Broken);
        for _ in 0..10 {
            assert_eq!(strike(&mut steel), Outcome::Held);
        }
    }

    #[test]
    fn points_count_more_in_a_row_until_the_most() {
        let points = [0, 1, 2, 5, 6].map(|combo| points(BrickKind::Red, combo, 5));
        assert_eq!(points, [30, 30, 60, 150, 150]);
    }
}
