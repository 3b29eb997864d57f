//! [`CommandBuffer`]: structural changes that a system requests.

use crate::{Effect, EntityId, Event, Generation};
use playground_base::{ComponentId, StagedRows};

/// One structural change.
#[derive(Clone, Debug, PartialEq)]
pub enum StructuralCommand {
    /// Spawns one entity for each staged row, with one row of every component.
    Spawn(Vec<StagedRows>),
    /// Spawns one entity, with an id within its buffer: its index among the entities spawned this
    /// way.
    SpawnOne(Vec<StagedRows>),
    /// Despawns an entity and its descendants.
    Despawn(EntityId),
    /// Adds or replaces a component.
    Insert(EntityId, StagedRows),
    /// Removes a component.
    Remove(EntityId, ComponentId),
    /// Sends an event.
    Send(Event),
    /// Sends an effect.
    Effect(Effect),
}

/// The structural changes that one system requests. Buffers are applied after the stage, in the
/// order of the systems, so the result does not depend on threads. The scheduler reuses a system's
/// buffer in every run, so that repeated requests allocate nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommandBuffer {
    /// The commands, in order.
    pub commands: Vec<StructuralCommand>,
    /// The number of entities spawned one by one: each has an id within this buffer.
    pub spawned: u32,
    /// The generation of these ids. It differs from run to run, so that an id that outlived its
    /// buffer names no entity.
    pub generation: Generation,
}

impl CommandBuffer {
    /// Prepares the buffer for a run that started at `tick`, which no other run of the stage has.
    pub fn for_run(mut self, tick: u32) -> Self {
        // The last generation is that of `EntityId::NONE`.
        self.generation = EntityId::IN_BUFFER | (tick % (EntityId::IN_BUFFER - 1));
        self
    }
    /// Requests one entity for each staged row. Rows come from `key.stage(token, ..)`; every
    /// component needs the same number of rows.
    pub fn spawn(&mut self, rows: Vec<StagedRows>) {
        self.commands.push(StructuralCommand::Spawn(rows));
    }
    /// Requests one entity. The returned id names the entity in later commands of this buffer, and
    /// in their rows.
    pub fn spawn_one(&mut self, rows: Vec<StagedRows>) -> EntityId {
        self.commands.push(StructuralCommand::SpawnOne(rows));
        let index = self.spawned;
        self.spawned += 1;
        EntityId {
            index,
            generation: self.generation.max(EntityId::IN_BUFFER),
        }
    }
    /// Requests to add a component to an entity, or to replace it: one row from
    /// `key.stage_one(token, ..)`.
    pub fn insert(&mut self, entity: EntityId, row: StagedRows) {
        self.commands.push(StructuralCommand::Insert(entity, row));
    }
    /// Requests to remove a component from an entity.
    pub fn remove(&mut self, entity: EntityId, component: ComponentId) {
        self.commands
            .push(StructuralCommand::Remove(entity, component));
    }
    /// Requests to send an event.
    pub fn send(&mut self, event: Event) {
        self.commands.push(StructuralCommand::Send(event));
    }
    /// Requests to send an effect.
    pub fn effect(&mut self, effect: Effect) {
        self.commands.push(StructuralCommand::Effect(effect));
    }
    /// Requests to despawn an entity and its descendants.
    pub fn despawn(&mut self, entity: EntityId) {
        self.commands.push(StructuralCommand::Despawn(entity));
    }
    /// Removes all commands, and keeps the memory.
    pub fn clear(&mut self) {
        self.commands.clear();
        self.spawned = 0;
    }
}
