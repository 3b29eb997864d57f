//! Entities put into a world by hand.

use playground_base::{Component, ComponentId, TableId, Value, stable_id, to_value};
use playground_core_ecs::{EntityId, EntitySlot, Name, Parent, Storage, Structure};

/// A component as a row.
pub fn row<T: Component>(component: &T) -> (ComponentId, Value) {
    let value = to_value(component).expect("a component serialises");
    (ComponentId(stable_id(T::NAME)), value)
}

/// The rows of an entity with a name and perhaps a parent.
pub fn rows_of(name: &str, parent: Option<EntityId>) -> Vec<(ComponentId, Value)> {
    let name = name.to_owned();
    let mut rows = vec![row(&Name { name })];
    rows.extend(parent.map(|entity| row(&Parent { entity })));
    rows
}

/// Adds an entity with these components, which must be known.
pub fn spawn(structure: &mut Structure, mut rows: Vec<(ComponentId, Value)>) -> EntityId {
    rows.sort_by_key(|(id, _)| *id);
    let components: Vec<ComponentId> = rows.iter().map(|(id, _)| *id).collect();
    let table = match structure.table_of.get(&components) {
        Some(table) => *table,
        None => add_table(structure, components),
    };
    let id = EntityId {
        index: structure.entities.slots.len() as u32,
        generation: 0,
    };
    let storage = &mut structure.tables[table.0 as usize];
    structure.entities.slots.push(EntitySlot {
        generation: 0,
        table,
        row: storage.entities.len() as u32,
    });
    structure.entities.alive += 1;
    storage.entities.push(id);
    for (component, value) in rows {
        let pool = structure.as_pool(component).expect("it is known").clone();
        let pushed = pool.push_value(&mut structure.cells, table, value);
        pushed.expect("a value that fits");
    }
    structure.version += 1;
    id
}

fn add_table(structure: &mut Structure, components: Vec<ComponentId>) -> TableId {
    let table = TableId(structure.tables.len() as u32);
    let mut storage = Storage {
        components: components.clone(),
        ..Storage::default()
    };
    for component in &components {
        let pool = structure.as_pool(*component).expect("it is known").clone();
        pool.add_table(&mut structure.cells, table);
        storage.pools.push(pool.index());
    }
    structure.tables.push(storage);
    structure.table_of.insert(components, table);
    table
}
