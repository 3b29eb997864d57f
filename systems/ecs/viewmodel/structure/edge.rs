//! One component of one entity changes.

use super::change::LastChange;
use super::{PARENT, TRANSFORM, begin_moves, move_row, no_component};
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
    let Some((from, mut row)) = place else {
        return Err(EcsError::NoEntity(id));
    };
    let edge = follow(structure, from, component, change)?;
    let (to, is_new) = (edge.to, edge.is_new);
    if change == Change::Remove && is_new {
        return Err(lacks(structure, id, component));
    }
    if to != from {
        begin_moves(structure);
        row = move_row(structure, id, (from, row), to);
    }
    match change {
        Change::Add => {
            if edge.has_defaults {
                push_defaults(structure, from, component, to);
            }
            observe_insert(&mut structure.observations, id, component, is_new);
        }
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

/// What an edge says, in single numbers.
#[derive(Clone, Copy)]
struct Step {
    to: TableId,
    is_new: bool,
    has_defaults: bool,
}

impl Step {
    fn of(edge: &Edge) -> Self {
        Self {
            to: edge.to,
            is_new: edge.is_new,
            has_defaults: !edge.defaults.is_empty(),
        }
    }
}

/// Where the edge leads to.
#[inline]
fn follow(
    structure: &mut Structure,
    from: TableId,
    component: ComponentId,
    change: Change,
) -> Result<Step, EcsError> {
    let storage = structure.tables.get(from.0 as usize);
    let edges = storage.map_or(&[][..], |storage| &storage.edges);
    if let Some(edge) = find(edges, component, change) {
        return Ok(Step::of(edge));
    }
    let edge = make(structure, from, component, change)?;
    let found = Step::of(&edge);
    if let Some(storage) = structure.tables.get_mut(from.0 as usize) {
        storage.edges.push(edge);
    }
    Ok(found)
}

#[inline]
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
pub fn touch_transform(structure: &mut Structure, (table, row): (TableId, u32)) {
    let place = structure.pool_of.get(&TRANSFORM).copied();
    let Structure { cells, pools, .. } = structure;
    if let Some(pool) = place.and_then(|place| pools.get(place as usize)) {
        pool.touch(cells, table, row as usize);
    }
}
