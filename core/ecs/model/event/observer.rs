//! [`Observer`]: a declared callback for changes of components and for events.

use crate::{CommandBuffer, EntityId, EventId, FrameTime, Priority, Query, WorldData};
use playground_base::{
    ArchetypeId, BorrowToken, Component, ComponentId, FragmentId, IdMap, Key, stable_id,
};
use std::ops::Range;

/// Names an observer: the hash of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObserverId(pub u64);

/// What an observer reacts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trigger {
    /// An entity got the component, which it lacked before.
    Added(ComponentId),
    /// The component was added or replaced by a command or request. Writes in place are found by
    /// their tick instead (`with_changed`).
    Set(ComponentId),
    /// The component was removed, or its entity was despawned. The row is stored until the
    /// observers were notified: [`ObserverContext::removed`].
    Removed(ComponentId),
    /// An event of this kind was sent: the hash of its name.
    Sent(u64),
}

/// The declaration of a plugin's observer: its name and its trigger. Data, like a system.
#[derive(Clone, Debug, PartialEq)]
pub struct Observer {
    /// Hash of the name.
    pub id: ObserverId,
    /// `crate::observer`.
    pub name: &'static str,
    /// What it reacts to.
    pub trigger: Trigger,
    /// Higher first; observers of equal priority in order of their plugins and declarations.
    pub priority: Priority,
    /// Further queries of the observer.
    pub queries: Vec<Query>,
}

/// Something that happened to one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What happened.
    pub trigger: Trigger,
    /// The entity, which may be gone by now; [`EntityId::NONE`] for an event without an entity.
    pub entity: EntityId,
    /// The index among the pool's removed rows, for [`Trigger::Removed`]; the low half of the
    /// event's id, for [`Trigger::Sent`].
    pub row: u32,
}

/// Observations that are not delivered yet, in order.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    /// The observed components. Nothing else is put into the queue.
    pub observed: IdMap<ComponentId, ObservedTriggers>,
    /// The observed kinds of events: hashes of their names, sorted.
    pub observed_events: Vec<u64>,
    /// The kind of the last event and the hash of its name, cached because the next one is mostly
    /// of the same kind.
    pub last_kind: (String, u64),
    /// Oldest first.
    pub queue: Vec<Observation>,
}

/// The triggers of one component that have observers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObservedTriggers {
    /// [`Trigger::Added`].
    pub added: bool,
    /// [`Trigger::Set`].
    pub set: bool,
    /// [`Trigger::Removed`].
    pub removed: bool,
}

/// The arguments of an observer.
pub struct ObserverContext<'a> {
    /// The world to read, and to write in place.
    pub world_data: &'a WorldData,
    /// The entities for which the observer's trigger occurred, in order. An entity may be gone by
    /// now.
    pub entities: &'a [EntityId],
    /// The removed rows of the entities, in the same order; empty unless the trigger is
    /// [`Trigger::Removed`], and when the component was reloaded before the observer was notified.
    /// `key.read(token)?.removed_rows(context.removed.clone())` gives them.
    pub removed: Range<usize>,
    /// The ids of the events that were sent, those of other kinds among them; empty unless the
    /// trigger is [`Trigger::Sent`].
    pub events: Range<EventId>,
    /// The archetypes that match each query of the observer, in its order.
    pub archetypes: &'a [Vec<ArchetypeId>],
    /// The tick of this call, which no other call or run of the stage has.
    pub tick: u32,
    /// Rows whose tick is later were written since the observer was called last.
    pub since: u32,
    /// Time of this run.
    pub frame: FrameTime,
    /// The structural changes that the observer requests.
    pub commands: CommandBuffer,
}

impl<'a> ObserverContext<'a> {
    /// The token that keys need to borrow columns.
    pub const fn token(&self) -> &'a BorrowToken {
        &self.world_data.token
    }
}

/// The scheduler's report on an observer.
#[derive(Clone, Debug, PartialEq)]
pub struct ObserverReport {
    /// What the plugin declared.
    pub observer: Observer,
    /// Its plugin.
    pub fragment: FragmentId,
    /// The number of observations delivered to it since it was loaded.
    pub delivered: u64,
    /// The error, if it failed. It is not called again until play starts again or a reload ends.
    pub error: Option<String>,
    /// It stands for a plugin that failed to declare its observers; the error stays.
    pub undeclared: bool,
}

impl Observation {
    /// The row of a removal whose pool was replaced: its component was reloaded meanwhile.
    pub const NO_ROW: u32 = u32::MAX;
}

impl ObserverId {
    /// The id of the observer called `name`.
    pub const fn new(name: &str) -> Self {
        Self(stable_id(name))
    }
}

impl Observer {
    /// An observer of added components.
    pub fn from_added<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Added(key.component()))
    }
    /// An observer of added and replaced components.
    pub fn from_set<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Set(key.component()))
    }
    /// An observer of removed components.
    pub fn from_removed<T: Component>(name: &'static str, key: &Key<T>) -> Self {
        Self::new(name, Trigger::Removed(key.component()))
    }
    /// An observer of events of this kind.
    pub const fn from_event(name: &'static str, kind: &str) -> Self {
        Self::new(name, Trigger::Sent(stable_id(kind)))
    }
    /// An observer of this trigger.
    pub const fn new(name: &'static str, trigger: Trigger) -> Self {
        Self {
            id: ObserverId::new(name),
            name,
            trigger,
            priority: Priority(0),
            queries: Vec::new(),
        }
    }
    /// Sets the priority: higher ones run first.
    pub const fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }
}
