//! [`SortKey`]: where an instance goes among those of its batch.

use playground_core_rendering::{DrawBatch, RecordedBatch};

/// What decides with which others an instance is drawn, and when.
pub struct SortKey {
    /// Level of detail, below 8.
    pub level: usize,
    /// Whether its triangles are turned around.
    pub mirrored: bool,
    /// Whether its corners are lit.
    pub small: bool,
    /// Distance from the eye, metres.
    pub distance: f32,
}

impl SortKey {
    /// Steps of distance, eight an octave.
    pub const DISTANCES: usize = 128;
    /// How many keys there are.
    pub const COUNT: usize = 32 * Self::DISTANCES;
    /// The key of what is not drawn.
    pub const CULLED: u16 = u16::MAX;

    /// The key of all that is drawn where the order of the list counts: one run, in the finest level,
    /// of which both sides are shown.
    pub const IN_ORDER: u16 = 0;

    /// As a number.
    pub fn pack(&self) -> u16 {
        let kind = self.level.min(7) * 4 + usize::from(self.mirrored) * 2 + usize::from(self.small);
        (kind * Self::DISTANCES + self.step()) as u16
    }

    /// Exponent and three bits of mantissa make a step, from 1/16 m on.
    fn step(&self) -> usize {
        let steps = |distance: f32| distance.to_bits() >> 20;
        let nearest = 0.0625_f32;
        let step = steps(self.distance.max(nearest)) - steps(nearest);
        (step as usize).min(Self::DISTANCES - 1)
    }

    /// A run of instances of one kind, `kind` being the key without its distance.
    pub fn run(kind: usize, batch: &DrawBatch, first: u32, count: u32) -> RecordedBatch {
        RecordedBatch {
            mesh: batch.mesh,
            level: kind / 4,
            mirrored: kind & 2 != 0,
            small: kind & 1 != 0,
            texture: batch.texture,
            blend: batch.blend,
            first,
            count,
        }
    }
}
