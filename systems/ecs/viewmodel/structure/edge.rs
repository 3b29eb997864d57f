//! One component of one entity changes.

use super::change::LastChange;
use super::row::{move_rows, relink};
use super::{PARENT, TRANSFORM, no_component};
use playground_base::{ComponentId, TableId};
use playground_core_ecs::{
    Change, EcsError, Edge, Entity, EntityId, Placed, Structure, observe_insert, observe_removal,
};

/// Moves an entity to the table that it belongs to after the change. A row that is new there has to
/// be pushed next.
pub fn change(
    structure: &mut Structure,
    id: EntityId,
    component: ComponentId,
    change: Change,
) -> Result<Placed, EcsError> {
    // In single numbers: an `Entity` that is copied as a whole right after its parts were written
    // costs as much as the move itself.
    let place = structure.as_entity(id).map(|here| (here.table, here.row));
    let Some((from, row)) = place else {
        return Err(EcsError::NoEntity(id));
    };
    let edge = find_or_make(structure, from, component, change)?;
    let (to, row, is_new) = follow(structure, id, (from, row), edge);
    match change {
        Change::Add => {
            observe_insert(&mut structure.observations, id, component, is_new);
        }
        Change::Remove if is_new => return Err(lacks(structure, id, component)),
        Change::Remove => {
            observe_removal(&mut structure.observations, id, component);
            if component == PARENT {
                touch_transform(structure, (to, row));
            }
        }
    }
    Ok(Placed {
        entity: Entity { id, table: to, row },
        is_new,
    })
}

/// Moves an entity along an edge of its table; tells where it is then, and whether the component is
/// new to it. What lacks the component that it is to lose stays where it is.
#[inline]
fn follow(
    structure: &mut Structure,
    id: EntityId,
    (from, row): (TableId, u32),
    edge: usize,
) -> (TableId, u32, bool) {
    let Structure {
        cells,
        tables,
        pools,
        entities,
        version,
        ..
    } = structure;
    let storage = tables.get(from.0 as usize);
    let Some(edge) = storage.and_then(|storage| storage.edges.get(edge)) else {
        return (from, row, false);
    };
    let (to, is_new) = (edge.route.to, edge.is_new);
    let is_lacking = is_new && edge.change == Change::Remove;
    if to == from || is_lacking {
        return (from, row, is_new);
    }
    *version = version.wrapping_add(1);
    move_rows(cells, pools, (from, row), &edge.route);
    for pool in edge.defaults.iter().filter_map(|p| pools.get(*p as usize)) {
        pool.push_default(cells, to);
    }
    (to, relink(tables, entities, id, (from, row), to), is_new)
}

/// The place of the edge among those of the table.
#[inline]
fn find_or_make(
    structure: &mut Structure,
    from: TableId,
    component: ComponentId,
    change: Change,
) -> Result<usize, EcsError> {
    let storage = structure.tables.get(from.0 as usize);
    let edges = storage.map_or(&[][..], |storage| &storage.edges);
    let is_it = |edge: &Edge| edge.component == component && edge.change == change;
    if let Some(place) = edges.iter().position(is_it) {
        return Ok(place);
    }
    let edge = make(structure, from, component, change)?;
    let Some(storage) = structure.tables.get_mut(from.0 as usize) else {
        return Ok(0);
    };
    storage.edges.push(edge);
    Ok(storage.edges.len() - 1)
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
        is_new: !has,
        route: effect.route.clone(),
        defaults: effect.defaults.clone(),
    })
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
pub fn touch_transform(structure: &mut Structure, (table, row): (TableId, u32)) {
    let place = structure.pool_of.get(&TRANSFORM).copied();
    let Structure { cells, pools, .. } = structure;
    if let Some(pool) = place.and_then(|place| pools.get(place as usize)) {
        pool.touch(cells, table, row as usize);
    }
}
