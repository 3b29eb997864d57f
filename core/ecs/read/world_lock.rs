//! [`WorldLock`]: the world, locked for readers.

use super::WorldReader;
use crate::{World, WorldData};
use playground_base::parking_lot::RwLockReadGuard;

/// The world, locked for readers as long as this lives. A write in the same thread would wait for
/// it without end: drop it first.
pub struct WorldLock<'a> {
    world_data: RwLockReadGuard<'a, WorldData>,
    threads: usize,
}

impl World {
    /// Waits for writers, and locks the world for readers.
    pub fn read(&self) -> WorldLock<'_> {
        WorldLock {
            world_data: self.data.read(),
            threads: self.workers.current_num_threads(),
        }
    }
}

impl WorldLock<'_> {
    /// The locked world.
    pub fn reader(&self) -> WorldReader<'_> {
        WorldReader::new(&self.world_data, self.threads)
    }
}
