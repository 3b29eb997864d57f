//! Spawns copies of entities whose rows are bytes.

use super::merge::{free_ids, pairs};
use crate::viewmodel::world_data::{PARENT, no_component, spawn_rows};
use playground_base::{
    ComponentId, ErasedPool, FieldKind, Key, MixMap, MixSet, ValueError, postcard,
};
use playground_core_ecs::{EcsError, EntityId, EntityRows, Parent, WorldData, redirect_entities};

/// The new id of each entity that is copied.
type NewIds = MixMap<EntityId, EntityId>;

/// Spawns entities under fresh ids, all or none; references among them are redirected.
pub fn merge_rows(
    world_data: &mut WorldData,
    parents: &Key<Parent>,
    ids: &[EntityId],
    groups: &mut Vec<EntityRows>,
) -> Result<Vec<(EntityId, EntityId)>, EcsError> {
    let new = free_ids(&world_data.entities, ids.len());
    let new_of = pairs(ids, &new)?;
    let mut rows = Vec::with_capacity(groups.len());
    for group in std::mem::take(groups) {
        let orphans = orphans_of(world_data, &group, &new_of);
        let orphans = orphans.map_err(|e| wrong(PARENT, world_data, e))?;
        if orphans.is_empty() {
            rows.push(group);
        } else {
            let parts = at_the_root(world_data, group, &orphans)?;
            rows.extend(parts.into_iter().filter(|part| !part.ids.is_empty()));
        }
    }
    for group in &mut rows {
        for id in &mut group.ids {
            *id = *new_of.get(id).ok_or(EcsError::NoEntity(*id))?;
        }
        for (component, bytes) in &mut group.columns {
            let pool = world_data.pool(*component);
            let pool = pool.ok_or_else(|| no_component(*component))?;
            redirect(pool, bytes, &new_of).map_err(|e| wrong(*component, world_data, e))?;
        }
    }
    spawn_rows(world_data, parents, &rows)?;
    *groups = rows;
    Ok(ids.iter().copied().zip(new).collect())
}

fn wrong(component: ComponentId, world_data: &WorldData, source: ValueError) -> EcsError {
    let pool = world_data.pool(component);
    let component = pool.map_or("", |pool| pool.description().name).to_owned();
    EcsError::Value { component, source }
}

/// Entities whose parent does not exist, or was despawned since the copy was taken.
fn orphans_of(
    world_data: &WorldData,
    group: &EntityRows,
    copied: &NewIds,
) -> Result<MixSet<EntityId>, ValueError> {
    let mut orphans = MixSet::default();
    let column = group.columns.iter().find(|(id, _)| *id == PARENT);
    let Some((_, bytes)) = column else {
        return Ok(orphans);
    };
    let mut rest = &bytes[..];
    for id in &group.ids {
        let parent = take_parent(&mut rest)?.entity;
        if !copied.contains_key(&parent) && world_data.locate(parent).is_none() {
            orphans.insert(*id);
        }
    }
    Ok(orphans)
}

/// The rows of the others, and those of the orphans without their parent.
fn at_the_root(
    world_data: &WorldData,
    group: EntityRows,
    orphans: &MixSet<EntityId>,
) -> Result<[EntityRows; 2], EcsError> {
    let EntityRows { ids, columns } = group;
    let mut parts = [EntityRows::default(), EntityRows::default()];
    for (component, bytes) in columns {
        let pool = world_data.pool(component);
        let pool = pool.ok_or_else(|| no_component(component))?;
        let (mut of_parts, mut rest) = ([Vec::new(), Vec::new()], &bytes[..]);
        for id in &ids {
            let before = rest;
            let skipped = pool.decode_value(&mut rest);
            skipped.map_err(|e| wrong(component, world_data, e))?;
            let row = &before[..before.len() - rest.len()];
            of_parts[usize::from(orphans.contains(id))].extend_from_slice(row);
        }
        for (at, (part, bytes)) in parts.iter_mut().zip(of_parts).enumerate() {
            if at == 0 || component != PARENT {
                part.columns.push((component, bytes));
            }
        }
    }
    for id in ids {
        parts[usize::from(orphans.contains(&id))].ids.push(id);
    }
    Ok(parts)
}

/// The parent that the first of these bytes are; they are taken.
fn take_parent(bytes: &mut &[u8]) -> Result<Parent, ValueError> {
    let (parent, rest) = postcard::take_from_bytes(bytes).map_err(not_bytes)?;
    *bytes = rest;
    Ok(parent)
}

/// Redirects the references in a column.
fn redirect(pool: &ErasedPool, bytes: &mut Vec<u8>, new_of: &NewIds) -> Result<(), ValueError> {
    let redirected = |id: EntityId| *new_of.get(&id).unwrap_or(&id);
    let kind = &pool.description().kind;
    if !has_entities(kind) {
        return Ok(());
    }
    let (mut rest, mut to) = (&bytes[..], Vec::with_capacity(bytes.len()));
    while !rest.is_empty() {
        // The one reference that most entities of a scene may have.
        if pool.component() == PARENT {
            let parent = Parent {
                entity: redirected(take_parent(&mut rest)?.entity),
            };
            to = postcard::to_extend(&parent, to).map_err(not_bytes)?;
        } else {
            let mut value = pool.decode_value(&mut rest)?;
            redirect_entities(&mut value, kind, &redirected);
            pool.encode_value(value, &mut to)?;
        }
    }
    *bytes = to;
    Ok(())
}

fn not_bytes(error: postcard::Error) -> ValueError {
    ValueError::new(error.to_string())
}

/// True for a kind whose values may refer to entities.
fn has_entities(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Entity => true,
        FieldKind::Struct(fields) => fields.iter().any(|field| has_entities(&field.kind)),
        FieldKind::Tuple(kinds) => kinds.iter().any(has_entities),
        FieldKind::List(kind) | FieldKind::Option(kind) => has_entities(kind),
        FieldKind::Enum(variants) => {
            let mut kinds = variants.iter().filter_map(|variant| variant.kind.as_ref());
            kinds.any(has_entities)
        }
        FieldKind::Bool
        | FieldKind::Integer { .. }
        | FieldKind::F32
        | FieldKind::F64
        | FieldKind::Text
        | FieldKind::Vector(_)
        | FieldKind::Rotation
        | FieldKind::Color => false,
    }
}
