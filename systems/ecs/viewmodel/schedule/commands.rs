//! What systems asked for.

use crate::viewmodel::event::send;
use crate::viewmodel::structure::{
    Keys, begin_change, despawn, insert, remove, spawn_staged, subtrees,
};
use crate::viewmodel::world::redirect;
use playground_base::{FieldKind, StagedRows, Value};
use playground_core_ecs::{
    Command, CommandBuffer, EcsError, EntityId, Generation, RowSource, Structure,
};

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
    let mut spawned = Spawned {
        generation: buffer.generation.max(EntityId::IN_BUFFER),
        entities: Vec::with_capacity(buffer.spawned as usize),
    };
    // Taken out first: whatever happens, nothing is carried out twice.
    let mut commands = std::mem::take(&mut buffer.commands);
    buffer.clear();
    let done = apply_all(structure, keys, &mut commands, &mut spawned);
    commands.clear();
    buffer.commands = commands;
    done
}

/// The entities that were asked for one by one, in order: an id within the buffer is a place among
/// them.
struct Spawned {
    /// That of the ids within this buffer.
    generation: Generation,
    entities: Vec<EntityId>,
}

impl Spawned {
    /// The entity that an id within the buffer names; nobody for one that outlived another buffer.
    fn real(&self, id: EntityId) -> EntityId {
        if !id.is_in_buffer() {
            return id;
        }
        let of_this = (id.generation == self.generation).then_some(id.index as usize);
        let found = of_this.and_then(|index| self.entities.get(index));
        found.copied().unwrap_or_default()
    }

    /// Replaces ids within the buffer in the data of an event, whose kind of data nobody knows.
    fn name_in(&self, value: &mut Value) {
        match value {
            Value::UInt(bits) if EntityId::from_bits(*bits).generation == self.generation => {
                *bits = self.real(EntityId::from_bits(*bits)).to_bits();
            }
            Value::List(values) => values.iter_mut().for_each(|value| self.name_in(value)),
            Value::Struct(fields) => fields.iter_mut().for_each(|(_, value)| self.name_in(value)),
            Value::Variant(_, data) => self.name_in(data),
            Value::Option(Some(value)) => self.name_in(value),
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    self.name_in(key);
                    self.name_in(value);
                }
            }
            _ => {}
        }
    }
}

fn apply_all(
    structure: &mut Structure,
    keys: &Keys,
    commands: &mut [Command],
    spawned: &mut Spawned,
) -> Result<(), EcsError> {
    let mut doomed = Vec::new();
    for command in commands {
        if let Command::Despawn(id) = command {
            doomed.push(spawned.real(*id));
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
    spawned: &mut Spawned,
) -> Result<(), EcsError> {
    match command {
        Command::Send(event) => {
            event.entity = event.entity.map(|id| spawned.real(id));
            if !spawned.entities.is_empty() {
                spawned.name_in(&mut event.data);
            }
            send(structure, event);
            Ok(())
        }
        Command::Effect(effect) => {
            if !spawned.entities.is_empty() {
                spawned.name_in(&mut effect.data);
            }
            structure.effects.push(std::mem::take(effect));
            Ok(())
        }
        // A batch of nothing.
        Command::Spawn(rows) if rows.first().is_none_or(|rows| rows.count == 0) => Ok(()),
        Command::Spawn(rows) => {
            name_real_entities(structure, rows, spawned);
            spawn_staged(structure, rows).map(|_| ())
        }
        Command::SpawnOne(rows) => {
            name_real_entities(structure, rows, spawned);
            let made = spawn_staged(structure, rows)?;
            spawned.entities.push(made.first.unwrap_or_default());
            Ok(())
        }
        Command::Insert(id, rows) => {
            let id = spawned.real(*id);
            if structure.as_entity(id).is_none() {
                return Ok(());
            }
            name_real_entities(structure, std::slice::from_ref(rows), spawned);
            let row = (id, rows.component, RowSource::Staged(*rows));
            insert(structure, vec![row])
        }
        Command::Remove(id, component) => {
            let id = spawned.real(*id);
            match remove(structure, &[(id, *component)]) {
                Err(EcsError::NoEntity(_) | EcsError::Lacks { .. }) => Ok(()),
                done => done,
            }
        }
        Command::Despawn(_) => Ok(()),
    }
}

/// Replaces ids within the buffer by those of the entities that were made, in rows put aside.
fn name_real_entities(structure: &mut Structure, rows: &[StagedRows], spawned: &Spawned) {
    if spawned.entities.is_empty() {
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
                redirect(value, kind, &|id| spawned.real(id));
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
