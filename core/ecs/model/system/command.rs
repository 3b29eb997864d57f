//! [`CommandBuffer`]: structural changes that a system asks for.

use crate::{EntityId, Event};
use playground_base::{ComponentId, StagedRows};

/// One structural change.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// As many entities as the staged rows have, each with one row of every component.
    Spawn(Vec<StagedRows>),
    /// Removes an entity and all below it.
    Despawn(EntityId),
    /// Adds or replaces a component.
    Insert(EntityId, StagedRows),
    /// Removes a component.
    Remove(EntityId, ComponentId),
    /// Tells whoever asks.
    Send(Event),
}

/// What one system asks for. Buffers are applied after the stage, in the order of the systems, so
/// the result does not depend on threads. The scheduler hands the same buffer to a system in every
/// run, so that asking for as much as before allocates nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CommandBuffer {
    /// In order.
    pub commands: Vec<Command>,
}

impl CommandBuffer {
    /// Asks for as many entities as the staged rows have. Rows come from `key.stage(cells, …)`;
    /// all must be equally many.
    pub fn with_spawn(&mut self, rows: Vec<StagedRows>) -> &mut Self {
        self.commands.push(Command::Spawn(rows));
        self
    }
    /// Asks for a component to be added to an entity, or replaced: one row from `key.stage(cells, …)`.
    pub fn with_insert(&mut self, entity: EntityId, row: StagedRows) -> &mut Self {
        self.commands.push(Command::Insert(entity, row));
        self
    }
    /// Asks for a component to be taken off an entity.
    pub fn with_remove(&mut self, entity: EntityId, component: ComponentId) -> &mut Self {
        self.commands.push(Command::Remove(entity, component));
        self
    }
    /// Asks for an event to be sent.
    pub fn with_event(&mut self, event: Event) -> &mut Self {
        self.commands.push(Command::Send(event));
        self
    }
    /// Asks for the end of an entity and all below it.
    pub fn with_despawn(&mut self, entity: EntityId) -> &mut Self {
        self.commands.push(Command::Despawn(entity));
        self
    }
}
