//! Spawns entities one by one.

use super::change::LastChange;
use super::row::{link, write_rows};
use super::{CAPACITY, begin_moves, check_spawns, claim, claim_fresh, no_component};
use playground_base::ArchetypeId;
use playground_core_ecs::{Change, EcsError, Entity, EntityId, Spawn, SpawnPlan, WorldData};

/// Spawns entities, all or none. If a component is named twice, its last row counts.
pub fn spawn(world_data: &mut WorldData, spawns: Vec<Spawn>) -> Result<Vec<EntityId>, EcsError> {
    check_spawns(world_data, &spawns)?;
    begin_moves(world_data);
    let wanted: Vec<_> = spawns.iter().map(|spawn| spawn.id).collect();
    let ids = claim(&mut world_data.entities, &wanted);
    let mut last = LastChange::default();
    for (id, spawn) in ids.iter().zip(spawns) {
        let named = spawn.components.iter().map(|(component, _)| *component);
        let effect = last.effect(world_data, None, named, Change::Add);
        let entity = link(world_data, *id, effect.to);
        let sources = spawn.components.into_iter().map(|(_, source)| source);
        write_rows(world_data, entity, effect, sources);
    }
    Ok(ids)
}

/// Adds a fresh entity at the end of the plan's archetype; the caller pushes the rows.
pub fn make(world_data: &mut WorldData, plan: &mut SpawnPlan) -> Result<Entity, EcsError> {
    let archetype = match plan.archetype {
        Some(archetype) if world_data.archetypes.len() > archetype.0 as usize => archetype,
        _ => look_up(world_data, plan)?,
    };
    if world_data.entities.alive >= CAPACITY {
        return Err(EcsError::Full(CAPACITY));
    }
    begin_moves(world_data);
    let id = claim_fresh(&mut world_data.entities);
    let entity = link(world_data, id, archetype);
    if !plan.defaults.is_empty() {
        let WorldData { token, pools, .. } = world_data;
        let defaults = plan.defaults.iter();
        let defaults = defaults.filter_map(|index| pools.get(*index as usize));
        defaults.for_each(|pool| pool.push_default(token, archetype));
    }
    if !world_data.observations.observed.is_empty() {
        let components = plan.components.iter().copied();
        super::observe_rows(&mut world_data.observations, &[id], components);
    }
    Ok(entity)
}

#[cold]
fn look_up(world_data: &mut WorldData, plan: &mut SpawnPlan) -> Result<ArchetypeId, EcsError> {
    for (at, component) in plan.components.iter().enumerate() {
        world_data
            .pool(*component)
            .ok_or_else(|| no_component(*component))?;
        if plan.components[..at].contains(component) {
            return Err(EcsError::Uneven);
        }
    }
    let mut last = LastChange::default();
    let named = plan.components.iter().copied();
    let effect = last.effect(world_data, None, named, Change::Add);
    plan.defaults.clone_from(&effect.defaults);
    Ok(*plan.archetype.insert(effect.to))
}
