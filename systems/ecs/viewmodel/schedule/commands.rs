//! Applies the commands of systems.

use crate::viewmodel::event::send;
use crate::viewmodel::world_data::{
    Keys, begin_change, despawn, insert, remove, spawn_staged, subtrees,
};
use playground_base::{FieldKind, StagedRows, Value};
use playground_core_ecs::{
    CommandBuffer, EcsError, EntityId, Generation, RowSource, StructuralCommand, WorldData,
    redirect_entities,
};

/// Applies one system's commands in order and leaves the buffer empty. Commands for an entity that
/// is gone, or for a component that an entity lacks, are skipped: another system may have changed
/// it first.
pub fn apply(
    world_data: &mut WorldData,
    keys: &Keys,
    buffer: &mut CommandBuffer,
) -> Result<(), EcsError> {
    if buffer.commands.is_empty() {
        return Ok(());
    }
    begin_change(world_data);
    let mut spawned = Spawned {
        generation: buffer.generation.max(EntityId::IN_BUFFER),
        entities: Vec::with_capacity(buffer.spawned as usize),
    };
    // Taken out first, so that no command is applied twice after an error.
    let mut commands = std::mem::take(&mut buffer.commands);
    buffer.clear();
    let done = apply_all(world_data, keys, &mut commands, &mut spawned);
    commands.clear();
    buffer.commands = commands;
    done
}

/// The entities that were spawned one by one, in order: an id within the buffer is an index into
/// them.
struct Spawned {
    /// The generation of the ids within this buffer.
    generation: Generation,
    entities: Vec<EntityId>,
}

impl Spawned {
    /// The entity that an id within the buffer names; `NONE` for an id of another buffer.
    fn real(&self, id: EntityId) -> EntityId {
        if !id.is_in_buffer() {
            return id;
        }
        let of_this = (id.generation == self.generation).then_some(id.index as usize);
        let found = of_this.and_then(|index| self.entities.get(index));
        found.copied().unwrap_or_default()
    }

    /// Replaces ids within the buffer in the data of an event, whose type is unknown.
    fn replace_ids(&self, value: &mut Value) {
        match value {
            Value::UInt(bits) if EntityId::from_bits(*bits).generation == self.generation => {
                *bits = self.real(EntityId::from_bits(*bits)).to_bits();
            }
            Value::List(values) => values.iter_mut().for_each(|value| self.replace_ids(value)),
            Value::Struct(fields) => fields
                .iter_mut()
                .for_each(|(_, value)| self.replace_ids(value)),
            Value::Variant(_, data) => self.replace_ids(data),
            Value::Option(Some(value)) => self.replace_ids(value),
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    self.replace_ids(key);
                    self.replace_ids(value);
                }
            }
            _ => {}
        }
    }
}

fn apply_all(
    world_data: &mut WorldData,
    keys: &Keys,
    commands: &mut [StructuralCommand],
    spawned: &mut Spawned,
) -> Result<(), EcsError> {
    let mut doomed = Vec::new();
    for command in commands {
        if let StructuralCommand::Despawn(id) = command {
            doomed.push(spawned.real(*id));
            continue;
        }
        if !doomed.is_empty() {
            despawn_all(world_data, keys, &mut doomed);
        }
        apply_one(world_data, command, spawned)?;
    }
    despawn_all(world_data, keys, &mut doomed);
    Ok(())
}

/// Consecutive despawns are done together: their children are searched once.
fn despawn_all(world_data: &mut WorldData, keys: &Keys, doomed: &mut Vec<EntityId>) {
    doomed.retain(|id| world_data.locate(*id).is_some());
    if !doomed.is_empty() {
        let all = subtrees(world_data, &keys.parent, doomed);
        despawn(world_data, &all);
        doomed.clear();
    }
}

/// Applies one command, and takes its data.
fn apply_one(
    world_data: &mut WorldData,
    command: &mut StructuralCommand,
    spawned: &mut Spawned,
) -> Result<(), EcsError> {
    match command {
        StructuralCommand::Send(event) => {
            event.entity = event.entity.map(|id| spawned.real(id));
            if !spawned.entities.is_empty() {
                spawned.replace_ids(&mut event.data);
            }
            send(world_data, event);
            Ok(())
        }
        StructuralCommand::Effect(effect) => {
            if !spawned.entities.is_empty() {
                spawned.replace_ids(&mut effect.data);
            }
            world_data.effects.push(std::mem::take(effect));
            Ok(())
        }
        // A batch of nothing.
        StructuralCommand::Spawn(rows) if rows.first().is_none_or(|rows| rows.count == 0) => Ok(()),
        StructuralCommand::Spawn(rows) => {
            replace_ids_in_rows(world_data, rows, spawned);
            spawn_staged(world_data, rows).map(|_| ())
        }
        StructuralCommand::SpawnOne(rows) => {
            replace_ids_in_rows(world_data, rows, spawned);
            let made = spawn_staged(world_data, rows)?;
            spawned.entities.push(made.first.unwrap_or_default());
            Ok(())
        }
        StructuralCommand::Insert(id, rows) => {
            let id = spawned.real(*id);
            if world_data.locate(id).is_none() {
                return Ok(());
            }
            replace_ids_in_rows(world_data, std::slice::from_ref(rows), spawned);
            let row = (id, rows.component, RowSource::Staged(*rows));
            insert(world_data, vec![row])
        }
        StructuralCommand::Remove(id, component) => {
            let id = spawned.real(*id);
            match remove(world_data, &[(id, *component)]) {
                Err(EcsError::NoEntity(_) | EcsError::Lacks { .. }) => Ok(()),
                done => done,
            }
        }
        StructuralCommand::Despawn(_) => Ok(()),
    }
}

/// Replaces ids within the buffer by those of the spawned entities, in staged rows.
fn replace_ids_in_rows(world_data: &mut WorldData, rows: &[StagedRows], spawned: &Spawned) {
    if spawned.entities.is_empty() {
        return;
    }
    let WorldData {
        token,
        pools,
        pool_of,
        ..
    } = world_data;
    for rows in rows {
        let pool = pool_of.get(&rows.component);
        let Some(pool) = pool.and_then(|at| pools.get(*at as usize)) else {
            continue;
        };
        let kind = &pool.description().kind;
        if may_hold_ids(kind) {
            pool.change_staged(token, *rows, |value| {
                redirect_entities(value, kind, &|id| spawned.real(id));
            });
        }
    }
}

/// Whether data of this kind may hold an entity id.
fn may_hold_ids(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Entity => true,
        FieldKind::Struct(fields) => fields.iter().any(|field| may_hold_ids(&field.kind)),
        FieldKind::Tuple(kinds) => kinds.iter().any(may_hold_ids),
        FieldKind::List(kind) | FieldKind::Option(kind) => may_hold_ids(kind),
        FieldKind::Enum(variants) => {
            let mut kinds = variants.iter().filter_map(|variant| variant.kind.as_ref());
            kinds.any(may_hold_ids)
        }
        _ => false,
    }
}
