//! Entities put into a world by hand.

use playground_base::{ArchetypeId, Component, ComponentId, Value, stable_id, to_value};
use playground_core_ecs::{Archetype, EntityId, EntitySlot, Name, Parent, WorldData};

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

/// Adds an entity with these components, which must be registered.
pub fn spawn(world_data: &mut WorldData, mut rows: Vec<(ComponentId, Value)>) -> EntityId {
    rows.sort_by_key(|(id, _)| *id);
    let components: Vec<ComponentId> = rows.iter().map(|(id, _)| *id).collect();
    let archetype_id = match world_data.archetype_of.get(&components) {
        Some(archetype_id) => *archetype_id,
        None => add_archetype(world_data, components),
    };
    let id = EntityId {
        index: world_data.entities.slots.len() as u32,
        generation: 0,
    };
    let archetype = &mut world_data.archetypes[archetype_id.0 as usize];
    world_data.entities.slots.push(EntitySlot {
        generation: 0,
        archetype: archetype_id,
        row: archetype.entities.len() as u32,
    });
    world_data.entities.alive += 1;
    archetype.entities.push(id);
    for (component, value) in rows {
        let pool = world_data.pool(component).expect("it is known").clone();
        let pushed = pool.push_value(&mut world_data.token, archetype_id, value);
        pushed.expect("a value that fits");
    }
    world_data.version += 1;
    id
}

fn add_archetype(world_data: &mut WorldData, components: Vec<ComponentId>) -> ArchetypeId {
    let archetype_id = ArchetypeId(world_data.archetypes.len() as u32);
    let mut archetype = Archetype {
        components: components.clone(),
        ..Archetype::default()
    };
    for component in &components {
        let pool = world_data.pool(*component).expect("it is known").clone();
        pool.add_archetype(&mut world_data.token, archetype_id);
        archetype.pools.push(pool.index());
    }
    world_data.archetypes.push(archetype);
    world_data.archetype_of.insert(components, archetype_id);
    archetype_id
}
