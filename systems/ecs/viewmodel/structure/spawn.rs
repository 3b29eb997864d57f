//! New entities one by one.

use super::change::LastChange;
use super::row::{link, write_rows};
use super::{CAPACITY, begin_moves, check_spawns, claim, claim_fresh, no_component};
use playground_base::TableId;
use playground_core_ecs::{Change, EcsError, Entity, EntityId, Shape, Spawn, Structure};

/// Makes entities, all or none. Where a component is named twice, its last row counts.
pub fn spawn(structure: &mut Structure, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
    check_spawns(structure, &spawns)?;
    begin_moves(structure);
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

/// Puts a fresh entity at the end of the table of its shape; the caller pushes the rows.
pub fn make(structure: &mut Structure, shape: &mut Shape) -> Result<Entity, EcsError> {
    let table = match shape.table {
        Some(table) if structure.tables.len() > table.0 as usize => table,
        _ => look_up(structure, shape)?,
    };
    if structure.entities.alive >= CAPACITY {
        return Err(EcsError::Full(CAPACITY));
    }
    begin_moves(structure);
    let id = claim_fresh(&mut structure.entities);
    let entity = link(structure, id, table);
    if !shape.defaults.is_empty() {
        let Structure { cells, pools, .. } = structure;
        let defaults = shape.defaults.iter();
        let defaults = defaults.filter_map(|place| pools.get(*place as usize));
        defaults.for_each(|pool| pool.push_default(cells, table));
    }
    if !structure.observations.watched.is_empty() {
        let components = shape.components.iter().copied();
        super::observe_rows(&mut structure.observations, &[id], components);
    }
    Ok(entity)
}

#[cold]
fn look_up(structure: &mut Structure, shape: &mut Shape) -> Result<TableId, EcsError> {
    for (at, component) in shape.components.iter().enumerate() {
        structure
            .as_pool(*component)
            .ok_or_else(|| no_component(*component))?;
        if shape.components[..at].contains(component) {
            return Err(EcsError::Uneven);
        }
    }
    let mut last = LastChange::default();
    let named = shape.components.iter().copied();
    let effect = last.effect(structure, None, named, Change::Add);
    shape.defaults.clone_from(&effect.defaults);
    Ok(*shape.table.insert(effect.to))
}
