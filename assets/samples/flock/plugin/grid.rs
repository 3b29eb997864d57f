//! [`Grid`]: who is near whom.

use crate::rules::Neighbours;
use playground_base::glam::{IVec3, Vec3};

/// The most neighbours that a fish looks at; more change nothing that one could see.
const MOST: u32 = 24;

/// One fish as others see it.
#[derive(Clone, Copy, Debug)]
struct Fish {
    bucket: u32,
    position: Vec3,
    velocity: Vec3,
}

/// Fish sorted by the cube of space they are in, each cube as wide as a fish sees. Cubes share
/// buckets; a fish of another cube is too far and is passed over. Allocations are kept from frame
/// to frame.
#[derive(Debug, Default)]
pub struct Grid {
    fish: Vec<Fish>,
    /// Where each bucket starts, and where the last one ends.
    starts: Vec<u32>,
    size: f32,
}

impl Grid {
    /// Sorts the fish anew.
    pub fn fill(&mut self, size: f32, fish: impl ExactSizeIterator<Item = (Vec3, Vec3)>) {
        self.size = size.max(0.05);
        let buckets = fish.len().next_power_of_two().max(2) as u32;
        self.fish.clear();
        self.fish.extend(fish.map(|(position, velocity)| Fish {
            bucket: bucket(cube(position, self.size), buckets),
            position,
            velocity,
        }));
        self.fish.sort_by_key(|fish| fish.bucket);
        self.starts.clear();
        self.starts.resize(buckets as usize + 1, 0);
        for fish in &self.fish {
            self.starts[fish.bucket as usize + 1] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
    }

    /// What the fish at `position` sees within the grid's size.
    pub fn look(&self, position: Vec3) -> Neighbours {
        let mut seen = Neighbours::default();
        let mut left = MOST;
        let buckets = self.starts.len() as u32 - 1;
        let middle = cube(position, self.size);
        for offset in AROUND {
            let bucket = bucket(middle + offset, buckets) as usize;
            let (start, end) = (self.starts[bucket], self.starts[bucket + 1]);
            for fish in &self.fish[start as usize..end as usize] {
                if cube(fish.position, self.size) == middle + offset {
                    left -= u32::from(add(&mut seen, fish, position, self.size));
                }
                if left == 0 {
                    return seen;
                }
            }
        }
        seen
    }
}

/// The cube itself first: the nearest are most likely there.
const AROUND: [IVec3; 27] = around();

const fn around() -> [IVec3; 27] {
    let mut all = [IVec3::ZERO; 27];
    let mut at = 0;
    while at < 27 {
        let turned = (at + 13) % 27;
        let (x, y, z) = (turned % 3, turned / 3 % 3, turned / 9);
        all[at as usize] = IVec3::new(x - 1, y - 1, z - 1);
        at += 1;
    }
    all
}

fn cube(position: Vec3, size: f32) -> IVec3 {
    (position / size).floor().as_ivec3()
}

/// A cube's bucket: large primes spread neighbours over the table.
fn bucket(cube: IVec3, buckets: u32) -> u32 {
    let hash = (cube.x as u32).wrapping_mul(73_856_093)
        ^ (cube.y as u32).wrapping_mul(19_349_663)
        ^ (cube.z as u32).wrapping_mul(83_492_791);
    hash & (buckets - 1)
}

/// Adds one fish to what is seen; false when it is too far, or the one that looks.
fn add(seen: &mut Neighbours, fish: &Fish, position: Vec3, size: f32) -> bool {
    let away = position - fish.position;
    let distance_squared = away.length_squared();
    if distance_squared > size * size || distance_squared < 1e-9 {
        return false;
    }
    seen.count += 1.0;
    seen.position_sum += fish.position;
    seen.velocity_sum += fish.velocity;
    seen.push_sum += away / distance_squared.max(0.02);
    true
}
