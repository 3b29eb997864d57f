//! Resources: components in the one row of the table `RESOURCES`.

use super::row::push_row;
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{RowSource, Structure};

/// Gives every resource that the world lacks its default.
pub fn ensure_resources(structure: &mut Structure) {
    let missing = structure.pools.iter().filter(|pool| {
        pool.description().resource && pool.len(&structure.cells, TableId::RESOURCES) == 0
    });
    let missing: Vec<ComponentId> = missing.map(|pool| pool.component()).collect();
    for component in missing {
        add_resource(structure, component, RowSource::Default);
    }
}

/// Gives every resource its default, whatever it was; what is no resource by its type and stands in
/// their table goes.
pub fn reset_resources(structure: &mut Structure) {
    let Structure {
        cells,
        pools,
        tables,
        ..
    } = structure;
    for pool in pools.iter() {
        pool.clear_table(cells, TableId::RESOURCES);
    }
    if let Some(resources) = tables.first_mut() {
        resources.components.clear();
        resources.pools.clear();
    }
    ensure_resources(structure);
}

/// Adds the row of a resource that the world lacks.
pub fn add_resource(structure: &mut Structure, component: ComponentId, row: RowSource) {
    let Structure {
        cells,
        pools,
        pool_of,
        tables,
        ..
    } = structure;
    let slot = pool_of.get(&component).copied();
    let Some(pool) = slot.and_then(|slot| pools.get(slot as usize)) else {
        return;
    };
    pool.add_table(cells, TableId::RESOURCES);
    push_row(pool, cells, TableId::RESOURCES, row);
    if let Some(resources) = tables.first_mut()
        && let Err(at) = resources.components.binary_search(&component)
    {
        resources.components.insert(at, component);
        resources.pools.insert(at, pool.index());
    }
}
