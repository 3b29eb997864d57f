//! [`CommandBuffer`]: structural changes that a system asks for.

use crate::{Effect, EntityId, Event, Generation};
use playground_base::{ComponentId, StagedRows};

/// One structural change.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// As many entities as the staged rows have, each with one row of every component.
    Spawn(Vec<StagedRows>),
    /// One entity, which has an id within its buffer: its place among those that were asked for so.
    SpawnOne(Vec<StagedRows>),
    /// Removes an entity and all below it.
    Despawn(EntityId),
    /// Adds or replaces a component.
    Insert(EntityId, StagedRows),
    /// Removes a component.
    Remove(EntityId, ComponentId),
    /// Tells whoever asks.
    Send(Event),
    /// Asks for something outside of the world.
    Effect(Effect),
}

/// What one system asks for. Buffers are applied after the stage, in the order of the systems, so
/// the result does not depend on threads. The scheduler hands the same buffer to a system in every
/// run, so that asking for as much as before allocates nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommandBuffer {
    /// In order.
    pub commands: Vec<Command>,
    /// How many entities were asked for one by one: each has an id within this buffer.
    pub spawned: u32,
    /// The generation of these ids. Another run has another one, so that an id that outlived its buffer
    /// names nobody.
    pub generation: Generation,
}

impl CommandBuffer {
    /// Takes the buffer for a run that started at `tick`, which no other run of the same stage shares.
    pub fn for_run(mut self, tick: u32) -> Self {
        // The last generation is that of no entity.
        self.generation = EntityId::IN_BUFFER | (tick % (EntityId::IN_BUFFER - 1));
        self
    }
    /// Asks for as many entities as the staged rows have. Rows come from `key.stage(cells, ..)`;
    /// all must be equally many.
    pub fn spawn(&mut self, rows: Vec<StagedRows>) {
        self.commands.push(Command::Spawn(rows));
    }
    /// Asks for one entity. The id that it returns names the entity in later commands of this buffer,
    /// and in the rows that they carry.
    pub fn spawn_one(&mut self, rows: Vec<StagedRows>) -> EntityId {
        self.commands.push(Command::SpawnOne(rows));
        let index = self.spawned;
        self.spawned += 1;
        EntityId {
            index,
            generation: self.generation.max(EntityId::IN_BUFFER),
        }
    }
    /// Asks for a component to be added to an entity, or replaced: one row from `key.stage(cells, ..)`.
    pub fn insert(&mut self, entity: EntityId, row: StagedRows) {
        self.commands.push(Command::Insert(entity, row));
    }
    /// Asks for a component to be taken off an entity.
    pub fn remove(&mut self, entity: EntityId, component: ComponentId) {
        self.commands.push(Command::Remove(entity, component));
    }
    /// Asks for an event to be sent.
    pub fn send(&mut self, event: Event) {
        self.commands.push(Command::Send(event));
    }
    /// Asks for something outside of the world.
    pub fn effect(&mut self, effect: Effect) {
        self.commands.push(Command::Effect(effect));
    }
    /// Asks for the end of an entity and all below it.
    pub fn despawn(&mut self, entity: EntityId) {
        self.commands.push(Command::Despawn(entity));
    }
    /// Forgets what was asked for, and keeps the memory.
    pub fn clear(&mut self) {
        self.commands.clear();
        self.spawned = 0;
    }
}
