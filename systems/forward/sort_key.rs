//! [`SortKey`]: the order of the instances of a batch.

use playground_core_drawing::DrawBatch;
use playground_core_rendering::RecordedBatch;

/// The key that groups and sorts the instances of a batch.
pub struct SortKey {
    /// Level of detail, below 8.
    pub level: usize,
    /// Whether the winding of its triangles is reversed.
    pub mirrored: bool,
    /// Whether it is lit per vertex.
    pub small: bool,
    /// Distance from the eye, metres.
    pub distance: f32,
}

impl SortKey {
    /// The number of distance steps, eight per octave.
    pub const DISTANCES: usize = 128;
    /// The number of keys.
    pub const COUNT: usize = 32 * Self::DISTANCES;
    /// The key of instances that are not drawn.
    pub const CULLED: u16 = u16::MAX;

    /// The key of all instances of a blended batch, which keeps its order: one run in the finest
    /// level, with both sides drawn.
    pub const IN_ORDER: u16 = 0;

    /// The key as a number.
    #[inline]
    pub fn pack(&self) -> u16 {
        let kind = self.level.min(7) * 4 + usize::from(self.mirrored) * 2 + usize::from(self.small);
        (kind * Self::DISTANCES + self.step()) as u16
    }

    /// The distance step: exponent and three bits of mantissa, from 1/16 m.
    #[inline]
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
            surface: batch.surface,
            blend: batch.blend,
            reach_m: batch.reach_m,
            first,
            count,
        }
    }
}
