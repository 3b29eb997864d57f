//! New entities one by one.

use super::row::{link, write_rows};
use super::{Change, LastChange, begin_structural, check_spawns, claim};
use playground_core_ecs::{EcsError, EntityId, Spawn, Structure};

/// Makes entities, all or none. Where a component is named twice, its last row counts.
pub fn spawn(structure: &mut Structure, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
    check_spawns(structure, &spawns)?;
    begin_structural(structure);
    let wanted: Vec<_> = spawns.iter().map(|spawn| spawn.id).collect();
    let ids = claim(&mut structure.entities, &wanted);
    let mut last = LastChange::default();
    for (id, spawn) in ids.iter().zip(spawns) {
        let named = spawn.components.iter().map(|(component, _)| *component);
        let effect = last.effect(structure, None, named, Change::Add);
        let entity = link(structure, *id, effect.to);
        let sources = spawn.components.into_iter().map(|(_, source)| source);
        write_rows(structure, entity, effect, sources);
    }
    Ok(ids)
}
