//! [`Forest`]: a scene with a hierarchy.

use crate::shuffled;

const ROOTS: usize = 48;
const FAN_OUT: [usize; 6] = [4, 4, 3, 3, 2, 2];
const FLAT: usize = 12_000;

/// A scene: 48 trees of seven levels, 12,000 entities without a parent, and the entities that move.
pub struct Forest {
    /// The parent of each entity. Parents come first.
    pub parents: Vec<Option<usize>>,
    order: Vec<usize>,
    frame: usize,
}

impl Forest {
    /// How many move in a frame.
    pub const MOVERS: usize = 4_096;

    /// The scene at rest.
    pub fn new() -> Self {
        let mut parents = vec![None; ROOTS];
        let mut level = 0..ROOTS;
        for fan_out in FAN_OUT {
            let start = parents.len();
            for parent in level {
                parents.extend(std::iter::repeat_n(Some(parent), fan_out));
            }
            level = start..parents.len();
        }
        parents.extend(std::iter::repeat_n(None, FLAT));
        let order = shuffled(parents.len());
        Self {
            parents,
            order,
            frame: 0,
        }
    }

    /// The entities that move in the next frame, and how far each is then along its x axis: other
    /// ones in every frame.
    pub fn next_movers(&mut self) -> (f32, impl Iterator<Item = usize>) {
        let start = self.frame * Self::MOVERS;
        self.frame += 1;
        let order = self.order.iter().cycle();
        let movers = order.skip(start % self.order.len()).take(Self::MOVERS);
        (self.frame as f32, movers.copied())
    }
}

impl Default for Forest {
    fn default() -> Self {
        Self::new()
    }
}
