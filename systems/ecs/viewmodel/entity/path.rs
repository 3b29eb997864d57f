//! Entities by path.

use crate::viewmodel::world_data::parent_of;
use playground_base::{ArchetypeId, Key};
use playground_core_ecs::{EntityId, Name, WorldData};

/// The entity at `path`, which starts at a root; of several the one with the lowest id.
pub fn entity_at(world_data: &WorldData, key: &Key<Name>, path: &str) -> Option<EntityId> {
    let mut steps = path.split('/');
    let mut found = named(world_data, key, steps.next()?);
    found.retain(|id| parent_of(world_data, *id).is_none());
    for step in steps {
        let above = std::mem::replace(&mut found, named(world_data, key, step));
        found.retain(|id| {
            parent_of(world_data, *id).is_some_and(|parent| above.binary_search(&parent).is_ok())
        });
    }
    found.first().copied()
}

/// The entities that have a name, in order of id.
fn named(world_data: &WorldData, key: &Key<Name>, name: &str) -> Vec<EntityId> {
    let mut found = Vec::new();
    if let Ok(names) = key.read(&world_data.token) {
        for (at, archetype) in world_data.archetypes.iter().enumerate() {
            let rows = names
                .rows(ArchetypeId(at as u32))
                .iter()
                .zip(&archetype.entities);
            found.extend(rows.filter(|(row, _)| row.name == name).map(|(_, id)| *id));
        }
    }
    found.sort_unstable();
    found
}
