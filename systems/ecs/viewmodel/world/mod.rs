//! [`EcsWorld`].

use crate::viewmodel::{bytes, structure};
use playground_base::{Context, ModuleError, view_model};
use playground_core_ecs::{
    EcsError, EntityId, OutsideReference, Spawn, World, WorldDifference, WorldView,
};

mod difference;
mod hash;
mod merge;
mod references;

pub use references::redirect;

/// The world as a whole: snapshots, bytes, hash.
pub struct EcsWorld {}

impl EcsWorld {
    /// Without any state: snapshots are part of the world.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl WorldView for EcsWorld {
    fn save(&self, world: &World) -> u64 {
        structure::save(&mut world.structure.write())
    }

    fn restore(&self, world: &World, snapshot: u64) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        structure::begin_change(structure);
        structure::restore(structure, snapshot)?;
        // One whose type came after the copy.
        structure::ensure_resources(structure);
        Ok(())
    }

    fn forget(&self, world: &World, snapshot: u64) {
        structure::forget(&mut world.structure.write(), snapshot);
    }

    fn difference(
        &self,
        world: &World,
        snapshot: u64,
        values: usize,
    ) -> Result<WorldDifference, EcsError> {
        difference::difference(&world.structure.read(), snapshot, values)
    }

    fn merge(
        &self,
        world: &World,
        spawns: Vec<Spawn>,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
        merge::merge(&mut world.structure.write(), spawns, outside)
    }

    fn hash(&self, world: &World) -> u64 {
        hash::hash_of(&world.structure.read())
    }

    fn encode(&self, world: &World) -> Vec<u8> {
        bytes::encode(&world.structure.read())
    }

    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError> {
        let structure = &mut *world.structure.write();
        structure::begin_change(structure);
        bytes::decode(structure, bytes)?;
        structure::ensure_resources(structure);
        Ok(())
    }
}
