//! [`Observer`]: who is told about what.

use crate::{CommandBuffer, EntityId, EventId, Frame, Priority, Query, Structure};
use playground_base::{Cells, Component, ComponentId, FragmentId, IdMap, Key, TableId, stable_id};
use std::ops::Range;

/// Names an observer: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObserverId(pub u64);

/// What an observer is told about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// An entity got the component, which it lacked before.
    Added(ComponentId),
    /// The component was added or replaced by a request. What a system writes in place is found by
    /// its tick instead (`with_changed`).
    Set(ComponentId),
    /// The component was taken off, or its entity ended. The row is kept until observers were told:
    /// [`ObserverContext::removed`].
    Removed(ComponentId),
    /// An event of this kind was sent: the hash of its name.
    Sent(u64),
}

/// What a plugin's observer is called and what it is told about. Data, like a system.
#[derive(Clone, Debug, PartialEq)]
pub struct Observer {
    /// Hash of the name.
    pub id: ObserverId,
    /// `crate::observer`.
    pub name: &'static str,
    /// What it is told about.
    pub trigger: Trigger,
    /// Higher first; observers of equal priority in order of their plugins and declarations.
    pub priority: Priority,
    /// What it looks up besides.
    pub queries: Vec<Query>,
}

/// Something that happened to one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What happened.
    pub trigger: Trigger,
    /// To whom. It may be gone by now. [`EntityId::NONE`] where an event concerns nobody.
    pub entity: EntityId,
    /// Where the pool keeps the row that was removed, for [`Trigger::Removed`]; the low half of the
    /// event's id, for [`Trigger::Sent`].
    pub row: u32,
}

/// What was observed and not delivered yet, in order.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    /// What somebody observes. Nothing else is put into the queue.
    pub watched: IdMap<ComponentId, Watched>,
    /// Kinds of events that somebody observes: hashes of their names, sorted.
    pub watched_events: Vec<u64>,
    /// The kind of event that was sent last and the hash of its name: the next one is mostly of the
    /// same kind.
    pub last_kind: (String, u64),
    /// Oldest first.
    pub queue: Vec<Observation>,
}

/// What is observed of one component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// [`Trigger::Added`].
    pub added: bool,
    /// [`Trigger::Set`].
    pub set: bool,
    /// [`Trigger::Removed`].
    pub removed: bool,
}

/// What an observer gets.
pub struct ObserverContext<'a> {
    /// The world to read, and to write in place.
    pub structure: &'a Structure,
    /// What happened, in order: always the observer's trigger. An entity may be gone by now.
    pub entities: &'a [EntityId],
    /// Which kept rows the entities lost, in the same order; empty unless the trigger is
    /// [`Trigger::Removed`], and where the component was reloaded before anybody was told.
    /// `key.read(cells)?.removed_rows(context.removed.clone())` gives them.
    pub removed: Range<usize>,
    /// The ids of the events that were sent, those of other kinds among them; empty unless the trigger
    /// is [`Trigger::Sent`].
    pub events: Range<EventId>,
    /// The archetypes that match each query of the observer, in its order.
    pub tables: &'a [Vec<TableId>],
    /// Rows whose tick is later were written since the observer was called last.
    pub since: u32,
    /// Now.
    pub frame: Frame,
    /// What the observer asks for.
    pub commands: CommandBuffer,
}

impl<'a> ObserverContext<'a> {
    /// What keys need to borrow columns.
    pub const fn as_cells(&self) -> &'a Cells {
        &self.structure.cells
    }
}

/// An observer as the scheduler tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ObserverReport {
    /// What the plugin declared.
    pub observer: Observer,
    /// Its plugin.
    pub fragment: FragmentId,
    /// How many observations it was told since it was loaded.
    pub told: u64,
    /// Why it failed, if it did. It is told nothing more until its module is reloaded.
    pub error: Option<String>,
}

impl Observation {
    /// The row of a removal that no pool keeps: its component was reloaded meanwhile.
    pub const NO_ROW: u32 = u32::MAX;
}

impl ObserverId {
    /// The id of the observer called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

impl Observer {
    /// Is told when an entity gets the component.
    pub fn from_added<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Added(key.component()))
    }
    /// Is told when the component is added or replaced.
    pub fn from_set<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Set(key.component()))
    }
    /// Is told when the component goes.
    pub fn from_removed<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Removed(key.component()))
    }
    /// Is told when an event of this kind is sent.
    pub const fn from_event(name: &'static str, kind: &str) -> Self {
        Self::new(name, Trigger::Sent(stable_id(kind)))
    }
    /// Is told about the trigger.
    pub const fn new(name: &'static str, trigger: Trigger) -> Self {
        Self {
            id: ObserverId::new(name),
            name,
            trigger,
            priority: Priority(0),
            queries: Vec::new(),
        }
    }
    /// Comes before observers of a lower priority.
    pub const fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }
}
