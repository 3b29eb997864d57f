//! [`Rng`]: random numbers that are the same in every run of the same world.

use super::param::Touched;
use super::{Access, Param, Run};
use crate::{EntityId, FrameTime, RandomSeed};
use playground_base::fastrand;
use playground_base::glam::Vec3;
use playground_base::{Context, Key, ModuleError};
use std::cell::Cell;
use std::ops::{Deref, DerefMut, RangeInclusive};

/// Random numbers. They depend only on the world's [`RandomSeed`], the name of the function, the
/// number of the frame, and which `Rng` of the function it is: they are the same in every run and
/// for every number of threads. Those of an observer depend on its entities and events too, those
/// of a console command on the tick of the world, because both may run several times in a frame.
/// All of [`fastrand::Rng`] is here too (`u32(..)`, `bool()`, `shuffle(..)`, `choice(..)`).
pub struct Rng {
    source: fastrand::Rng,
    seed: u64,
}

impl Rng {
    /// A generator for a seed.
    pub fn new(seed: u64) -> Self {
        Self {
            source: fastrand::Rng::with_seed(seed),
            seed,
        }
    }

    /// The next generator of one run of a function, by the hash of its name. `generators` counts
    /// those of the run.
    pub(super) fn of_run(seed: u64, name: u64, frame: FrameTime, generators: &Cell<u64>) -> Self {
        let number = generators.get();
        generators.set(number + 1);
        let first = mix(mix(seed, name), frame.index);
        Self::new(if number == 0 {
            first
        } else {
            mix(first, number)
        })
    }

    /// A generator of one entity, independent of earlier calls: for `par_for_each`, where entities
    /// have no order.
    pub fn of(&self, entity: EntityId) -> Self {
        Self::new(mix(self.seed, entity.to_bits()))
    }

    /// A number within a range, both ends included.
    pub fn within(&mut self, range: RangeInclusive<f32>) -> f32 {
        let (low, high) = range.into_inner();
        low + (high - low) * self.source.f32()
    }

    /// True with this probability, from 0 to 1.
    pub fn chance(&mut self, probability: f32) -> bool {
        self.source.f32() < probability
    }

    /// A point in the ball of radius 1.
    pub fn in_ball(&mut self) -> Vec3 {
        loop {
            let point = Vec3::from_array(std::array::from_fn(|_| self.within(-1.0..=1.0)));
            if point.length_squared() <= 1.0 {
                return point;
            }
        }
    }

    /// A direction: a vector of length 1.
    pub fn direction(&mut self) -> Vec3 {
        loop {
            // A point too close to the centre cannot be normalised.
            if let Some(direction) = self.in_ball().try_normalize() {
                return direction;
            }
        }
    }
}

impl Deref for Rng {
    type Target = fastrand::Rng;
    fn deref(&self) -> &fastrand::Rng {
        &self.source
    }
}

impl DerefMut for Rng {
    fn deref_mut(&mut self) -> &mut fastrand::Rng {
        &mut self.source
    }
}

/// Mixes two numbers so that every bit depends on all bits of both (the finaliser of SplitMix64,
/// Steele, Lea and Flood, 2014).
const fn mix(one: u64, other: u64) -> u64 {
    let mut bits = one ^ other.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl Param for Rng {
    const ACCESS: Access = Access::read::<RandomSeed>();
    type State = Key<RandomSeed>;
    type Item<'a> = Self;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
        let key: Key<RandomSeed> = context.key()?;
        touched.reads.push(key.component());
        Ok(key)
    }
    fn fetch<'a>(key: &'a Key<RandomSeed>, run: &'a Run<'a>) -> Result<Self, ModuleError> {
        let seeds = key.read(&run.world_data.token)?;
        let seed = seeds.resource().copied().unwrap_or_default().seed;
        Ok(Self::of_run(seed, run.name, run.frame, &run.generators))
    }
}
