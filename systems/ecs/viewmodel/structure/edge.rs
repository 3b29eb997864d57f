//! One component of one entity changes.

use super::change::LastChange;
use super::observed::{observe_insert, observe_removal};
use super::{PARENT, TRANSFORM, begin_moves, move_entity, no_component};
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{Change, EcsError, Edge, Entity, EntityId, Placed, Structure};

/// Moves an entity to the table that it belongs to after the change. A row that is new there has to
/// be pushed next.
pub fn change(
    structure: &mut Structure,
    id: EntityId,
    component: ComponentId,
    change: Change,
) -> Result<Placed, EcsError> {
    let entity = structure.as_entity(id).ok_or(EcsError::NoEntity(id))?;
    let (to, is_new) = follow(structure, entity.table, component, change)?;
    if change == Change::Remove && is_new {
        return Err(lacks(structure, id, component));
    }
    let mut moved = entity;
    if to != entity.table {
        begin_moves(structure);
        moved = move_entity(structure, entity, to);
    }
    match change {
        Change::Add => {
            push_defaults(structure, entity.table, component, moved.table);
            observe_insert(&mut structure.observations, id, component, is_new);
        }
        Change::Remove => {
            observe_removal(&mut structure.observations, id, component);
            if component == PARENT {
                touch_transform(structure, moved);
            }
        }
    }
    Ok(Placed {
        entity: moved,
        is_new,
    })
}

/// The table that the edge leads to, and whether the entity lacked the component before.
#[inline]
fn follow(
    structure: &mut Structure,
    from: TableId,
    component: ComponentId,
    change: Change,
) -> Result<(TableId, bool), EcsError> {
    let storage = structure.tables.get(from.0 as usize);
    let edges = storage.map_or(&[][..], |storage| &storage.edges);
    if let Some(edge) = find(edges, component, change) {
        return Ok((edge.to, edge.is_new));
    }
    let edge = make(structure, from, component, change)?;
    let found = (edge.to, edge.is_new);
    if let Some(storage) = structure.tables.get_mut(from.0 as usize) {
        storage.edges.push(edge);
    }
    Ok(found)
}

fn find(edges: &[Edge], component: ComponentId, change: Change) -> Option<&Edge> {
    let is_it = |edge: &&Edge| edge.component == component && edge.change == change;
    edges.iter().find(is_it)
}

#[cold]
fn make(
    structure: &mut Structure,
    from: TableId,
    component: ComponentId,
    change: Change,
) -> Result<Edge, EcsError> {
    let pool = structure.as_pool(component);
    let pool = pool.ok_or_else(|| no_component(component))?;
    if pool.is_sparse() {
        return Err(EcsError::Sparse(pool.description().name.to_owned()));
    }
    let has = structure
        .tables
        .get(from.0 as usize)
        .is_some_and(|storage| storage.components.binary_search(&component).is_ok());
    let mut last = LastChange::default();
    let named = std::iter::once(component);
    let effect = last.effect(structure, Some(from), named, change);
    Ok(Edge {
        component,
        change,
        to: effect.to,
        is_new: !has,
        defaults: effect.defaults.clone(),
    })
}

/// Rows of what comes along with the component.
fn push_defaults(structure: &mut Structure, from: TableId, component: ComponentId, to: TableId) {
    let Structure {
        cells,
        tables,
        pools,
        ..
    } = structure;
    let storage = tables.get(from.0 as usize);
    let edges = storage.map_or(&[][..], |storage| &storage.edges);
    let edge = find(edges, component, Change::Add);
    for place in edge.map_or(&[][..], |edge| &edge.defaults) {
        if let Some(pool) = pools.get(*place as usize) {
            pool.push_default(cells, to);
        }
    }
}

#[cold]
fn lacks(structure: &Structure, entity: EntityId, component: ComponentId) -> EcsError {
    let pool = structure.as_pool(component);
    let name = pool.map(|pool| pool.description().name.to_owned());
    EcsError::Lacks {
        entity,
        component: name.unwrap_or_default(),
    }
}

/// What was relative to the parent is relative to the world now: its place there has to be
/// computed again though the transform is the same.
pub fn touch_transform(structure: &mut Structure, entity: Entity) {
    let place = structure.pool_of.get(&TRANSFORM).copied();
    let Structure { cells, pools, .. } = structure;
    if let Some(pool) = place.and_then(|place| pools.get(place as usize)) {
        pool.touch(cells, entity.table, entity.row as usize);
    }
}
