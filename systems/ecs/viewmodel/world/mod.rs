//! [`EcsWorld`].

use crate::viewmodel::{bytes, world_data};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{
    EcsError, EntityId, EntityRows, OutsideReference, Parent, Spawn, World, WorldChanges,
    WorldDifference, WorldMoment, WorldView,
};

mod difference;
mod hash;
mod merge;
mod merge_rows;

/// The world as a whole: snapshots, bytes, hash.
pub struct EcsWorld {
    parent: Key<Parent>,
}

impl EcsWorld {
    /// Without any state: snapshots are part of the world.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            parent: context.key()?,
        })
    }
}

#[view_model]
impl WorldView for EcsWorld {
    fn save(&self, world: &World) -> u64 {
        world_data::save(&mut world.data.write())
    }

    fn restore(&self, world: &World, snapshot: u64) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        world_data::begin_change(world_data);
        world_data::restore(world_data, snapshot)?;
        // Adds resources whose type was registered after the copy.
        world_data::ensure_resources(world_data);
        Ok(())
    }

    fn forget(&self, world: &World, snapshot: u64) {
        world_data::forget(&mut world.data.write(), snapshot);
    }

    fn difference(
        &self,
        world: &World,
        snapshot: u64,
        values: usize,
    ) -> Result<WorldDifference, EcsError> {
        difference::difference(&world.data.read(), snapshot, values)
    }

    fn merge(
        &self,
        world: &World,
        spawns: Vec<Spawn>,
        outside: OutsideReference,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
        merge::merge(&mut world.data.write(), spawns, outside)
    }

    fn merge_rows(
        &self,
        world: &World,
        ids: &[EntityId],
        rows: &mut Vec<EntityRows>,
    ) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
        let world_data = &mut *world.data.write();
        world_data::begin_change(world_data);
        merge_rows::merge_rows(world_data, &self.parent, ids, rows)
    }

    fn hash(&self, world: &World) -> u64 {
        hash::hash_of(&world.data.read())
    }

    fn encode(&self, world: &World) -> Vec<u8> {
        bytes::encode(&world.data.read())
    }

    fn decode(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        world_data::begin_change(world_data);
        bytes::decode(world_data, bytes)?;
        world_data::ensure_resources(world_data);
        Ok(())
    }

    fn moment(&self, world: &World) -> WorldMoment {
        bytes::moment(&world.data.read())
    }

    fn changes(&self, world: &World, since: &WorldMoment) -> WorldChanges {
        bytes::changes(&world.data.read(), since)
    }

    fn encode_changes(&self, changes: &WorldChanges) -> Vec<u8> {
        bytes::encode_changes(changes)
    }

    fn apply(&self, world: &World, bytes: &[u8]) -> Result<(), EcsError> {
        let world_data = &mut *world.data.write();
        world_data::begin_change(world_data);
        bytes::apply(world_data, bytes)?;
        world_data::ensure_resources(world_data);
        Ok(())
    }
}
