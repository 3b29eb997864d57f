//! Entities by the names on the way to them.

use crate::viewmodel::structure::parent_of;
use playground_base::{Key, TableId};
use playground_core_ecs::{EntityId, Name, Structure};

/// The entity at `path`, which starts at a root; of several the one with the lowest id.
pub fn entity_at(structure: &Structure, key: &Key<Name>, path: &str) -> Option<EntityId> {
    let mut steps = path.split('/');
    let mut found = named(structure, key, steps.next()?);
    found.retain(|id| parent_of(structure, *id).is_none());
    for step in steps {
        let above = std::mem::replace(&mut found, named(structure, key, step));
        found.retain(|id| {
            parent_of(structure, *id).is_some_and(|parent| above.binary_search(&parent).is_ok())
        });
    }
    found.first().copied()
}

/// The entities that have a name, in order of id.
fn named(structure: &Structure, key: &Key<Name>, name: &str) -> Vec<EntityId> {
    let mut found = Vec::new();
    if let Ok(names) = key.read(&structure.cells) {
        for (at, storage) in structure.tables.iter().enumerate() {
            let rows = names.rows(TableId(at as u32)).iter().zip(&storage.entities);
            found.extend(rows.filter(|(row, _)| row.name == name).map(|(_, id)| *id));
        }
    }
    found.sort_unstable();
    found
}
