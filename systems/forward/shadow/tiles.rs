//! [`Tiles`]: parts of the shadow map.

/// A part of the shadow map, pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// From the left.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// Width and height.
    pub side: u32,
}

/// Gives away square parts of a square map, the largest first. Sides are halves of the map's, or halves of
/// those, and so on.
pub struct Tiles {
    side: u32,
    /// Pixels that were given away, counted in the order of a Z curve: parts that get smaller never overlap
    /// in it.
    taken: u64,
}

impl Tiles {
    /// All of a map of this side.
    pub const fn new(side: u32) -> Self {
        Self { side, taken: 0 }
    }

    /// The next part of this side; the caller knows that there is room.
    pub fn take(&mut self, side: u32) -> Tile {
        let side = side.clamp(1, self.side.max(1));
        let area = u64::from(side) * u64::from(side);
        let index = self.taken / area;
        self.taken += area;
        // The bits of x and y take turns in the index.
        let bits =
            |shift: u32| (0..16).fold(0, |all, bit| all | (index >> (2 * bit + shift) & 1) << bit);
        Tile {
            x: bits(0) as u32 * side,
            y: bits(1) as u32 * side,
            side,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_within_the_map_and_do_not_overlap() {
        let mut tiles = Tiles::new(2048);
        let sides = [1024; 3].into_iter().chain([256; 16]);
        let taken: Vec<Tile> = sides.map(|side| tiles.take(side)).collect();
        for (at, one) in taken.iter().enumerate() {
            assert!(
                one.x + one.side <= 2048 && one.y + one.side <= 2048,
                "{one:?}"
            );
            for other in taken.iter().skip(at + 1) {
                let apart =
                    |a: u32, a_side: u32, b: u32, b_side: u32| a + a_side <= b || b + b_side <= a;
                assert!(
                    apart(one.x, one.side, other.x, other.side)
                        || apart(one.y, one.side, other.y, other.side),
                    "{one:?} and {other:?}"
                );
            }
        }
    }
}
