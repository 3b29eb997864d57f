//! What systems asked for.

use crate::viewmodel::event::send;
use crate::viewmodel::structure::{
    Keys, begin_change, despawn, insert, remove, spawn_staged, subtrees,
};
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
    let done = apply_all(structure, keys, &mut buffer.commands);
    buffer.commands.clear();
    done
}

fn apply_all(
    structure: &mut Structure,
    keys: &Keys,
    commands: &mut [Command],
) -> Result<(), EcsError> {
    let mut doomed = Vec::new();
    for command in commands {
        if let Command::Despawn(id) = command {
            doomed.push(*id);
            continue;
        }
        if !doomed.is_empty() {
            despawn_all(structure, keys, &mut doomed);
        }
        apply_one(structure, command)?;
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
fn apply_one(structure: &mut Structure, command: &mut Command) -> Result<(), EcsError> {
    match command {
        Command::Send(event) => {
            send(structure, event);
            Ok(())
        }
        Command::Spawn(rows) => spawn_staged(structure, rows).map(|_| ()),
        Command::Insert(id, rows) if structure.as_entity(*id).is_some() => {
            let row = (*id, rows.component, RowSource::Staged(*rows));
            insert(structure, vec![row])
        }
        Command::Remove(id, component) => match remove(structure, &[(*id, *component)]) {
            Err(EcsError::NoEntity(_) | EcsError::Lacks { .. }) => Ok(()),
            done => done,
        },
        Command::Insert(..) | Command::Despawn(_) => Ok(()),
    }
}
