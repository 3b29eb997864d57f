//! What systems asked for.

use crate::viewmodel::event::send;
use crate::viewmodel::structure::{
    Keys, begin_change, despawn, insert, remove, spawn_staged, subtrees,
};
use crate::viewmodel::world::redirect;
use playground_base::{FieldKind, StagedRows};
use playground_core_ecs::{Command, CommandBuffer, EcsError, EntityId, RowSource, Structure};

/// Carries out one system's commands in order and leaves the buffer empty. What concerns an entity
/// that is gone, or a component that an entity has no longer, is passed over: another system was
/// faster.
pub fn apply(
    structure: &mut Structure,
    keys: &Keys,
    buffer: &mut CommandBuffer,
) -> Result<(), EcsError> {
    if buffer.commands.is_empty() {
        return Ok(());
    }
    begin_change(structure);
    let mut spawned = Vec::with_capacity(buffer.spawned as usize);
    let done = apply_all(structure, keys, &mut buffer.commands, &mut spawned);
    buffer.clear();
    done
}

/// `spawned` are the entities that were asked for one by one, in order: an id within the buffer is a
/// place among them.
fn apply_all(
    structure: &mut Structure,
    keys: &Keys,
    commands: &mut [Command],
    spawned: &mut Vec<EntityId>,
) -> Result<(), EcsError> {
    let mut doomed = Vec::new();
    for command in commands {
        if let Command::Despawn(id) = command {
            doomed.push(real(*id, spawned));
            continue;
        }
        if !doomed.is_empty() {
            despawn_all(structure, keys, &mut doomed);
        }
        apply_one(structure, command, spawned)?;
    }
    despawn_all(structure, keys, &mut doomed);
    Ok(())
}

/// Entities that end one after the other end together: their children are searched once.
fn despawn_all(structure: &mut Structure, keys: &Keys, doomed: &mut Vec<EntityId>) {
    doomed.retain(|id| structure.as_entity(*id).is_some());
    if !doomed.is_empty() {
        let all = subtrees(structure, &keys.parent, doomed);
        despawn(structure, &all);
        doomed.clear();
    }
}

/// Takes out of the command what it carries.
fn apply_one(
    structure: &mut Structure,
    command: &mut Command,
    spawned: &mut Vec<EntityId>,
) -> Result<(), EcsError> {
    match command {
        Command::Send(event) => {
            event.entity = event.entity.map(|id| real(id, spawned));
            send(structure, event);
            Ok(())
        }
        Command::Spawn(rows) => {
            name_real_entities(structure, rows, spawned);
            spawn_staged(structure, rows).map(|_| ())
        }
        Command::SpawnOne(rows) => {
            name_real_entities(structure, rows, spawned);
            let made = spawn_staged(structure, rows)?;
            spawned.push(made.first.unwrap_or_default());
            Ok(())
        }
        Command::Insert(id, rows) => {
            let id = real(*id, spawned);
            if structure.as_entity(id).is_none() {
                return Ok(());
            }
            name_real_entities(structure, std::slice::from_ref(rows), spawned);
            let row = (id, rows.component, RowSource::Staged(*rows));
            insert(structure, vec![row])
        }
        Command::Remove(id, component) => {
            let id = real(*id, spawned);
            match remove(structure, &[(id, *component)]) {
                Err(EcsError::NoEntity(_) | EcsError::Lacks { .. }) => Ok(()),
                done => done,
            }
        }
        Command::Despawn(_) => Ok(()),
    }
}

/// The entity that an id within the buffer names.
fn real(id: EntityId, spawned: &[EntityId]) -> EntityId {
    match id.is_in_buffer() {
        true => spawned.get(id.index as usize).copied().unwrap_or_default(),
        false => id,
    }
}

/// Replaces ids within the buffer by those of the entities that were made, in rows put aside.
fn name_real_entities(structure: &mut Structure, rows: &[StagedRows], spawned: &[EntityId]) {
    if spawned.is_empty() {
        return;
    }
    let Structure {
        cells,
        pools,
        pool_of,
        ..
    } = structure;
    for rows in rows {
        let pool = pool_of.get(&rows.component);
        let Some(pool) = pool.and_then(|at| pools.get(*at as usize)) else {
            continue;
        };
        let kind = &pool.description().kind;
        if names_entities(kind) {
            pool.change_staged(cells, *rows, |value| {
                redirect(value, kind, &|id| real(id, spawned));
            });
        }
    }
}

/// Whether something of this kind may hold an id.
fn names_entities(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Entity => true,
        FieldKind::Struct(fields) => fields.iter().any(|field| names_entities(&field.kind)),
        FieldKind::Tuple(kinds) => kinds.iter().any(names_entities),
        FieldKind::List(kind) | FieldKind::Option(kind) => names_entities(kind),
        FieldKind::Enum(variants) => {
            let mut kinds = variants.iter().filter_map(|variant| variant.kind.as_ref());
            kinds.any(names_entities)
        }
        _ => false,
    }
}
