//! [`EcsStorage`].

use crate::viewmodel::world_data::locate_row;
use playground_base::{Context, ErasedPool, ModuleError, view_model};
use playground_core_ecs::{
    ComponentReport, EcsError, EntityId, EntitySlot, StorageView, World, WorldReader,
};

/// Storage: its content and its memory.
pub struct EcsStorage {}

impl EcsStorage {
    /// Without any state.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {})
    }
}

#[view_model]
impl StorageView for EcsStorage {
    fn report(&self, world: WorldReader<'_>) -> Vec<ComponentReport> {
        let pools = world.pools().iter();
        pools.map(|pool| report_of(world, pool)).collect()
    }

    fn entity_bytes(&self, world: &World, entity: EntityId) -> Result<usize, EcsError> {
        let world_data = world.data.read();
        let here = world_data.locate(entity);
        let here = here.ok_or(EcsError::NoEntity(entity))?;
        let ticks = 2 * size_of::<u32>();
        let of_archetype = world_data
            .archetype(here)
            .map_or(&[][..], |archetype| &archetype.pools);
        let indices = of_archetype.iter().chain(&world_data.sparse);
        let pools = indices.filter_map(|index| world_data.pools.get(*index as usize));
        let here = pools.filter(|pool| locate_row(&world_data, here, pool).is_some());
        let rows: usize = here.map(|pool| pool.row_bytes() + ticks).sum();
        Ok(rows + size_of::<EntityId>() + size_of::<EntitySlot>())
    }
}

fn report_of(world: WorldReader<'_>, pool: &ErasedPool) -> ComponentReport {
    let has = |components: &[_]| components.contains(&pool.component());
    let archetypes = world.archetypes().iter();
    ComponentReport {
        name: pool.description().name.to_owned(),
        module: pool.library().crate_name().to_owned(),
        rows: world.row_count(pool),
        row_bytes: pool.row_bytes(),
        bytes: world.byte_count(pool),
        archetypes: archetypes
            .filter(|archetype| has(&archetype.components))
            .count(),
        holders: pool.holders(),
        sparse: pool.is_sparse(),
    }
}
