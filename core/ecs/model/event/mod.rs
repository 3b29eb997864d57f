//! Events: what happened, for systems and observers.

mod observer;

pub use observer::{
    Observation, Observations, ObservedTriggers, Observer, ObserverContext, ObserverId,
    ObserverReport, Trigger,
};

use crate::EntityId;
use playground_base::serde::Serialize;
use playground_base::{ModelId, ModelTrait, ModelType, Named, Value, model_type_of, to_value};
use std::borrow::Cow;
use std::collections::VecDeque;

/// The number of an event, counted from the start of the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u64);

/// Order of delivery within a frame: higher first, then in order of sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Priority(pub i32);

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Stable name of its kind, `crate::Event`. A name that is a constant costs no allocation.
    pub kind: Cow<'static, str>,
    /// The entity it concerns.
    pub entity: Option<EntityId>,
    /// Its data.
    pub data: Value,
    /// Its order of delivery.
    pub priority: Priority,
}

/// An event by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventRef(pub EventId);

/// A reader's position in the stream: data, so that it survives a reload of the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subscription {
    /// Stable name of the kind; empty for all.
    pub kind: String,
    /// The first event not read yet.
    pub next: EventId,
}

/// The events of the last frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// Oldest first; those of one frame by priority.
    pub stream: VecDeque<Event>,
    /// The id of the next one.
    pub next: EventId,
    /// The first event of each of the last frames, oldest first.
    pub frames: VecDeque<EventId>,
}

impl Event {
    /// An event with the data of `event`, which concerns `entity`.
    pub fn of<E: Named + Serialize>(entity: Option<EntityId>, event: &E) -> Self {
        Self {
            kind: Cow::Borrowed(E::NAME),
            entity,
            data: to_value(event).unwrap_or_default(),
            ..Self::default()
        }
    }
}

impl Named for Event {
    const NAME: &'static str = "playground-core-ecs::Event";
}

impl ModelTrait for Event {
    fn model_id(&self) -> ModelId {
        self.id.0
    }
    fn model_type(&self) -> ModelType {
        model_type_of::<Self>()
    }
    fn recycle(&mut self, id: ModelId) -> bool {
        self.id = EventId(id);
        self.kind = Cow::Borrowed("");
        self.entity = None;
        self.data = Value::Unit;
        true
    }
}
