//! [`WorldLock`]: the world, locked for readers.

use super::WorldReader;
use crate::{World, WorldData};
use playground_base::parking_lot::RwLockReadGuard;

/// The world, locked for readers as long as this lives. Nobody writes meanwhile, and whoever tries in
/// the same thread waits for ever: drop it first.
pub struct WorldLock<'a> {
    world_data: RwLockReadGuard<'a, WorldData>,
    threads: usize,
}

impl World {
    /// Waits until nobody writes, and locks the world for readers.
    pub fn read(&self) -> WorldLock<'_> {
        WorldLock {
            world_data: self.data.read(),
            threads: self.workers.current_num_threads(),
        }
    }
}

impl WorldLock<'_> {
    /// What may be looked at.
    pub fn reader(&self) -> WorldReader<'_> {
        WorldReader::new(&self.world_data, self.threads)
    }
}
