//! One component of one entity changes.

use super::change::LastChange;
use super::{PARENT, TRANSFORM, move_entity, no_component};
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
    let Structure {
        cells,
        tables,
        pools,
        pool_of,
        version,
        observations,
        ..
    } = structure;
    let Some(storage) = tables.get(from.0 as usize) else {
        return Err(EcsError::NoEntity(id));
    };
    let is_it = |edge: &&Edge| edge.component == component && edge.change == change;
    let Some(edge) = storage.edges.iter().find(is_it) else {
        return change_anew(structure, id, component, change);
    };
    let (to, is_new) = (edge.to, edge.is_new);
    if is_new && change == Change::Remove {
        return lacks(structure, id, component);
    }
    match change {
        Change::Add => observe_insert(observations, id, component, is_new),
        // What another component needs stays.
        Change::Remove if to == from => {}
        Change::Remove => {
            let pool = pool_of.get(&component);
            let pool = pool.and_then(|place| pools.get(*place as usize));
            let keep = || pool?.keep_removed(cells, from, row as usize);
            observe_removal(observations, id, component, keep);
        }
    }
    let entity = Entity {
        id,
        table: from,
        row,
    };
    if to == from {
        return Ok(Placed { entity, is_new });
    }
    *version = version.wrapping_add(1);
    for pool in edge.defaults.iter().filter_map(|p| pools.get(*p as usize)) {
        pool.push_default(cells, to);
    }
    if component == PARENT && change == Change::Remove {
        touch_transform(structure, (from, row));
    }
    Ok(Placed {
        entity: move_entity(structure, entity, to),
        is_new,
    })
}

/// The same for the first entity of a table that changes so.
#[cold]
fn change_anew(
    structure: &mut Structure,
    id: EntityId,
    component: ComponentId,
    change: Change,
) -> Result<Placed, EcsError> {
    let entity = structure.as_entity(id).ok_or(EcsError::NoEntity(id))?;
    let edge = make(structure, entity.table, component, change)?;
    let storage = structure.tables.get_mut(entity.table.0 as usize);
    storage.ok_or(EcsError::NoEntity(id))?.edges.push(edge);
    self::change(structure, id, component, change)
}

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

#[cold]
fn lacks(
    structure: &Structure,
    entity: EntityId,
    component: ComponentId,
) -> Result<Placed, EcsError> {
    let pool = structure.as_pool(component);
    let name = pool.map(|pool| pool.description().name.to_owned());
    Err(EcsError::Lacks {
        entity,
        component: name.unwrap_or_default(),
    })
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
