//! Tables by their components.

use playground_base::{ComponentId, TableId};
use playground_core_ecs::{Storage, Structure};

/// The table of the entities that have exactly these components, which are sorted and known.
pub fn table_of(structure: &mut Structure, components: &[ComponentId]) -> TableId {
    if let Some(table) = structure.table_of.get(components) {
        return *table;
    }
    let table = TableId(structure.tables.len() as u32);
    let Structure {
        cells,
        pools,
        pool_of,
        ..
    } = structure;
    let mut storage = Storage::default();
    for component in components {
        let Some(place) = pool_of.get(component) else {
            continue;
        };
        if let Some(pool) = pools.get(*place as usize) {
            pool.add_table(cells, table);
            storage.components.push(*component);
            storage.pools.push(*place);
        }
    }
    structure.tables.push(storage);
    structure.table_of.insert(components.to_vec(), table);
    table
}
